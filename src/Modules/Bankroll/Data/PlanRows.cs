using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Data;

/// <summary>A rule that makes an entry on each of its days.</summary>
internal sealed class RecurrenceRow
{
    public Guid OwnerId { get; init; }

    public Guid Id { get; init; }

    public Guid AccountId { get; set; }

    public EntryKind Kind { get; set; }

    /// <summary>Positive, in the account's currency.</summary>
    public decimal Amount { get; set; }

    public string? Category { get; set; }

    public string? Note { get; set; }

    public RecurrenceUnit Unit { get; set; }

    /// <summary>Every so many weeks, months or years.</summary>
    public int Every { get; set; }

    /// <summary>All days are counted from it, so that the 31st comes back after a short month.</summary>
    public DateOnly FirstDay { get; set; }

    public DateOnly? LastDay { get; set; }

    /// <summary>The next day without an entry; null once it has ended.</summary>
    public DateOnly? NextDay { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>PostgreSQL's xmin.</summary>
    public uint Version { get; init; }
}

/// <summary>A file whose rows became entries; they carry its id as their origin.</summary>
internal sealed class ImportRow
{
    public Guid OwnerId { get; init; }

    public Guid Id { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string FileName { get; init; }

    public required string Preset { get; init; }

    public int Imported { get; init; }

    /// <summary>Rows that had been imported before.</summary>
    public int Skipped { get; init; }

    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>A filter of the list of entries that the player wants back.</summary>
internal sealed class SavedViewRow
{
    public Guid OwnerId { get; init; }

    public Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The query part of the address, without its question mark.</summary>
    public required string Query { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
