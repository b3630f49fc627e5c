using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Entries;

/// <summary>An entry, and every change of it.</summary>
/// <param name="Entry">Null once it was deleted.</param>
internal sealed record EntryDetailsPage(EntryId Id, Entry? Entry, IReadOnlyList<Revision> History, Deletion? Deletion, TimeZoneInfo TimeZone)
{
    /// <summary>Putting it back was refused until the player insists.</summary>
    public bool RestoringNeedsConfirmation { get; init; }
}

/// <summary>What deleting an entry would change.</summary>
/// <param name="BalanceBefore">Of the account.</param>
/// <param name="BalanceAfter">The same if a later balance update states it anyway.</param>
/// <param name="LaterUpdate">The balance update that takes up the difference; null if there is none.</param>
internal sealed record Deletion(Entry Entry, Money BalanceBefore, Money BalanceAfter, Entry? LaterUpdate, Guid Key);

/// <summary>What a player sends to change an entry, as typed.</summary>
internal sealed class EntryEditForm
{
    public string? Amount { get; set; }

    public string? Date { get; set; }

    public string? Note { get; set; }

    public string? Category { get; set; }

    /// <summary>With commas between them.</summary>
    public string? Tags { get; set; }

    public string? Version { get; set; }

    public string? IdempotencyKey { get; set; }

    public bool Confirmed { get; set; }
}

/// <summary>The page of that form.</summary>
/// <param name="Entry">As it stands in the ledger now.</param>
/// <param name="Newer">True if that is not what the player had before them.</param>
/// <param name="Asks">Whether the player is asked to confirm a balance below zero; which, is said beside the amount.</param>
internal sealed record EntryEditPage(Entry Entry, EntryEditForm Form, DateOnly Today, bool Newer, bool Asks)
{
    /// <summary>To be proposed; empty for kinds without categories.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}
