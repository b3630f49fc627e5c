using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Demo;

/// <summary>What the demo player has entered by itself from now on.</summary>
internal static class DemoRules
{
    private const string Sql = """
        insert into bankroll.recurrences (owner_id, id, account_id, kind, amount, category, note, unit, every, first_day, next_day, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9, $10)
        """;

    private static readonly IReadOnlyList<(string Account, EntryKind Kind, decimal Amount, string? Category, string Note, RecurrenceUnit Unit)> All =
    [
        ("Savings", EntryKind.Deposit, 200m, null, "Put aside for poker", RecurrenceUnit.Month),
        ("Skrill", EntryKind.Expense, 24.99m, "Software", "Tracker subscription", RecurrenceUnit.Month),
        ("Cash", EntryKind.Expense, 60m, "Membership", "Card club", RecurrenceUnit.Year),
    ];

    /// <summary>Each starts on the first of next month.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection, UserId owner, IReadOnlyList<Guid> accounts, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var rule in All)
        {
            var command = new NpgsqlBatchCommand(Sql);
            command.Parameters.With(owner.Value).With(Guid.CreateVersion7()).With(accounts[DemoAccounts.PlaceOf(rule.Account)]).With((short)rule.Kind)
                .With(rule.Amount).With(NpgsqlDbType.Text, rule.Category).With(rule.Note).With((short)rule.Unit).With(first).With(now);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }
}
