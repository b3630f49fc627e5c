using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Sessions;

namespace StakeEasy.Host.Features.LiveSession;

/// <summary>What is added to a running session, as typed.</summary>
internal sealed class AdditionForm
{
    public string? NewRebuy { get; set; }

    public string? NewAddOn { get; set; }

    public string? NewNote { get; set; }

    /// <summary>Of the one form that was sent. It is not given out again: what is refused is sent anew under another.</summary>
    public string? IdempotencyKey { get; set; }
}

/// <summary>The page of the running session: what can be added, and the form that finishes it.</summary>
/// <param name="Session">Null while none runs.</param>
/// <param name="Finish">Null while none runs.</param>
/// <param name="Seconds">How long it has run.</param>
internal sealed record LivePage(Session? Session, SessionFormPage? Finish, AdditionForm Addition, long Seconds)
{
    /// <summary>The player was about to finish it: its form is what the page is about.</summary>
    public bool Finishing { get; init; }
}
