using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <inheritdoc/>
internal sealed class AdjustmentService(EntryRecorder entries, NpgsqlDataSource database) : IAdjustments
{
    // Breakdowns hold a row for each category and month, so that nobody looks through the entries for the few words on them.
    private const string CategoriesSql = """
        select substr(key, 3) from bankroll.breakdowns
        where owner_id = $1 and dimension = $2 and starts_with(key, $3) and key <> $3
        group by 1 having sum(entries) > 0 order by sum(entries) desc, 1
        """;

    public Task<Result<Recorded>> RecordBonusAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        entries.RecordAsync(owner, EntryKind.Bonus, request, ct);

    public Task<Result<Recorded>> RecordExpenseAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        entries.RecordAsync(owner, EntryKind.Expense, request, ct);

    public Task<Result<Recorded>> RecordCorrectionAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        entries.RecordAsync(owner, EntryKind.Correction, request, ct);

    public async Task<IReadOnlyList<string>> CategoriesAsync(UserId owner, EntryKind kind, CancellationToken ct)
    {
        await using var command = database.CreateCommand(CategoriesSql);
        command.Parameters.With(owner.Value).With((short)Dimension.Category).With($"{(int)kind}:");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
