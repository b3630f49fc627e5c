using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>Recurring entries as a file.</summary>
internal static class RecurringTable
{
    private static readonly string[] Columns =
        ["kind", "account", "currency", "amount", "category", "note", "every", "unit", "first_day", "last_day", "next_day", "paused"];

    public static CsvTable Of(IEnumerable<Recurrence> recurrences) => new("stakeeasy-recurring", Columns, recurrences.Select(r => (IReadOnlyList<object?>)
    [
        EntryWords.Of(r.Kind).Name, r.AccountName, r.Currency?.Value, r.Amount, r.Category, r.Note, r.Rhythm.Every, r.Rhythm.Unit.ToString(), r.Rhythm.First,
        r.Rhythm.Last, r.NextDay, r.PausedAt is null ? "no" : "yes",
    ]));
}
