using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Entries;

/// <summary>What a player sends to record an entry, as typed: reading it is where mistakes get their words.</summary>
internal sealed class EntryForm
{
    public string? AccountId { get; set; }

    public string? Amount { get; set; }

    /// <summary>Of the account, as the page showed it; empty where no script could fill it in.</summary>
    public string? Currency { get; set; }

    public string? Date { get; set; }

    public string? Note { get; set; }

    public string? Category { get; set; }

    /// <summary>With commas between them.</summary>
    public string? Tags { get; set; }

    public string? IdempotencyKey { get; set; }

    public bool Confirmed { get; set; }
}

/// <summary>The page of that form.</summary>
/// <param name="First">The accounts offered at once, the one to be used first.</param>
/// <param name="Others">The accounts behind "another account".</param>
/// <param name="Chosen">The account that is selected; null if there is none.</param>
/// <param name="LastAmounts">Amounts used before, by account; the latest first.</param>
/// <param name="Asks">Whether the player is asked to confirm a balance below zero; which, is said beside the amount.</param>
internal sealed record EntryFormPage(
    EntryKind Kind,
    EntryForm Form,
    DateOnly Today,
    IReadOnlyList<Account> First,
    IReadOnlyList<Account> Others,
    Account? Chosen,
    IReadOnlyDictionary<AccountId, IReadOnlyList<decimal>> LastAmounts,
    bool Asks)
{
    /// <summary>To be proposed; empty for kinds without categories.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];


    public IEnumerable<Account> Accounts => First.Concat(Others);
}
