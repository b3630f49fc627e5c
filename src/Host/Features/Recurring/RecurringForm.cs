using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>What a player sends to plan a recurring entry, as typed.</summary>
internal sealed class RecurringForm
{
    public string? Kind { get; set; }

    public string? AccountId { get; set; }

    public string? Amount { get; set; }

    public string? Every { get; set; }

    public string? Unit { get; set; }

    public string? FirstDay { get; set; }

    public string? LastDay { get; set; }

    public string? Category { get; set; }

    public string? Note { get; set; }

    public string? IdempotencyKey { get; set; }

    public string? Version { get; set; }

    /// <summary>The button that shows the next days and saves nothing.</summary>
    public string? Preview { get; set; }
}

/// <summary>The page of that form.</summary>
/// <param name="Kept">The recurrence that is edited; null for a new one.</param>
/// <param name="Accounts">In use.</param>
/// <param name="Categories">In use, to choose from.</param>
/// <param name="AtOnce">Days whose entries are made as soon as it is saved.</param>
/// <param name="Next">The next six days after today; empty while the form does not say them.</param>
internal sealed record RecurringFormPage(
    RecurringForm Form, Recurrence? Kept, IReadOnlyList<Account> Accounts, IReadOnlyList<string> Categories, DateOnly Today,
    IReadOnlyList<DateOnly> AtOnce, IReadOnlyList<DateOnly> Next)
{
    /// <summary>It was changed meanwhile: <see cref="Kept"/> is what it says now.</summary>
    public bool Newer { get; init; }
}

/// <summary>All recurring entries.</summary>
internal sealed record RecurringPage(IReadOnlyList<Recurrence> Recurrences, TimeZoneInfo TimeZone);
