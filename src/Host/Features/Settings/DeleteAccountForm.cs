using System.ComponentModel.DataAnnotations;

namespace StakeEasy.Host.Features.Settings;

internal sealed class DeleteAccountForm
{
    [Required(ErrorMessage = "Type the password you have now.")]
    public string CurrentPassword { get; init; } = "";

    public bool Confirmed { get; init; }
}

/// <summary>What would be erased.</summary>
/// <param name="Email">Whose it is.</param>
/// <param name="Accounts">Archived ones too.</param>
internal sealed record DeleteAccountPage(string Email, int Accounts, long Entries, bool Confirmed)
{
    public bool HasLedger => Accounts > 0;
}
