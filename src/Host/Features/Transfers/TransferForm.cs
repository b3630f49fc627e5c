using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Transfers;

/// <summary>What a player sends to record or change a transfer, as typed.</summary>
internal sealed class TransferForm
{
    public string? FromAccountId { get; set; }

    public string? ToAccountId { get; set; }

    public string? Amount { get; set; }

    /// <summary>May stay empty where both accounts are kept in one currency.</summary>
    public string? Received { get; set; }

    public string? Fee { get; set; }

    public string? Date { get; set; }

    public string? Note { get; set; }

    public string? IdempotencyKey { get; set; }

    /// <summary>Of the transfer that is edited.</summary>
    public string? Version { get; set; }

    public bool Confirmed { get; set; }
}

/// <summary>The page of that form.</summary>
/// <param name="Accounts">To choose from: those in use, and those the transfer is on already.</param>
/// <param name="Suggestion">What the day's rate would give; null if it is not asked for, or unknown.</param>
/// <param name="Asks">Whether the player is asked to confirm a balance below zero; which, is said beside the amount.</param>
internal sealed record TransferFormPage(TransferForm Form, DateOnly Today, IReadOnlyList<Account> Accounts, Suggestion? Suggestion, bool Asks)
{
    /// <summary>The transfer as it stands now; null for a new one.</summary>
    public Transfer? Edited { get; init; }

    /// <summary>True if that is not what the player had before them.</summary>
    public bool Newer { get; init; }

    public Account? From => Chosen(Form.FromAccountId);

    public Account? To => Chosen(Form.ToAccountId);

    private Account? Chosen(string? id) => Accounts.FirstOrDefault(a => string.Equals(a.Id.Value.ToString(), id, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a sum would be in the other currency at the rate of a day; offered, never saved unasked.</summary>
/// <param name="RateDay">Of the publication the rate is from.</param>
internal sealed record Suggestion(Money Sent, Money Received, DateOnly RateDay);

/// <summary>What the exchange of a transfer gave and what the day's rate would have given.</summary>
/// <param name="Expected">In the currency of the target; null if the day has no rate.</param>
/// <param name="Difference">In the reporting currency where that has a rate, else in the target's; null if the day has none.</param>
internal sealed record Exchange(decimal PerUnit, Money? Expected, Money? Difference);

/// <summary>A transfer with all there is to tell of it.</summary>
/// <param name="Transfer">Null once it was deleted.</param>
/// <param name="Exchange">Null where both accounts are kept in one currency.</param>
internal sealed record TransferPage(
    TransferId Id, Transfer? Transfer, Exchange? Exchange, IReadOnlyList<TransferRevision> History, TransferDeletion? Deletion, TimeZoneInfo TimeZone)
{
    /// <summary>Putting it back was refused until the player insists.</summary>
    public bool RestoringNeedsConfirmation { get; init; }
}

/// <summary>What deleting a transfer would change.</summary>
internal sealed record TransferDeletion(Transfer Transfer, IReadOnlyList<DeletionEffect> Effects, Guid Key);

/// <param name="LaterUpdate">The day of the balance update that takes up the difference; null if the balance moves.</param>
internal sealed record DeletionEffect(string AccountName, Money Before, Money After, DateOnly? LaterUpdate);
