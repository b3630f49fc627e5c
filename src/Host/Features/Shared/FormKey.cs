using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace StakeEasy.Host.Features.Shared;

/// <summary>The idempotency key that every form carries: the same key writes once, so that a second click, or a repeat after a broken connection, changes nothing.</summary>
internal static class FormKey
{
    /// <summary>Without a key that can be read nothing protects the player, so nothing is saved: the form is shown again with a new one.</summary>
    public static Guid Read(string? sent, ModelStateDictionary state)
    {
        if (Guid.TryParse(sent, out var key) && key != Guid.Empty)
        {
            return key;
        }

        state.AddModelError("", "This form did not arrive complete, so nothing is saved. Look it over and save it again.");
        return Guid.NewGuid();
    }
}
