using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Accounts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Writes the new rows of a checked file, all in one transaction, and derives everything of the owner anew.</summary>
internal sealed class ImportWriting(NpgsqlDataSource database, IEventBus events)
{
    /// <summary>Few enough to be garbage before the collector takes them for something that stays.</summary>
    private const int AtOnce = 1000;

    /// <summary>From so many on the planner must not take the new rows for a handful.</summary>
    private const int WorthAnalyzing = 10_000;

    /// <summary>Reading is most of what the player waits for; deriving the rest.</summary>
    private const double ShareOfReading = 0.7;

    private const string LockSql = "select from bankroll.accounts where owner_id = $1 order by id for no key update";

    private const string AccountSql = """
        insert into bankroll.accounts (owner_id, id, kind, asset_type, currency, name, created_at, position,
          entries, balance, deposited, withdrawn, restated, valued_deposited, valued_withdrawn, unvalued_deposited, unvalued_withdrawn)
        select $1, $2, $3, $4, $5, $6, $7, (select coalesce(max(position), 0) + 1 from bankroll.accounts where owner_id = $1 and kind = $3), 0, 0, 0, 0, 0, 0, 0, 0, 0
        on conflict (owner_id, id) do nothing
        """;

    private const string ImportSql = """
        insert into bankroll.imports (owner_id, id, created_at, file_name, preset, imported, skipped) values ($1, $2, $3, $4, $5, $6, $7)
        """;

    public async Task<Result<ImportSummary>> RunAsync(
        UserId owner, ImportSummary import, ImportReading reading, ImportPlan plan, RowFile<Guid> keys, ImportChoices choices, ImportMoment moment, IProgress<double>? progress, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await ExecuteAsync(connection, LockSql, ct, p => p.With(owner.Value));
            if (await HasKnownAsync(connection, owner, plan, keys, ct))
            {
                return ImportErrors.ChangedMeanwhile;
            }

            if (!await WriteAsync(connection, owner, import, reading, plan, keys, choices, moment, progress, ct))
            {
                return ImportErrors.ChangedMeanwhile;
            }

            await ExecuteAsync(connection, ImportSql, ct, p => p.With(owner.Value).With(import.Id).With(import.At).With(import.FileName).With(import.Preset).With(import.Imported).With(import.Skipped));
            await LedgerRebuild.RunAsync(connection, owner, ct);
            if (import.Imported >= WorthAnalyzing)
            {
                await ExecuteAsync(connection, "analyze bankroll.entries, bankroll.totals, bankroll.sessions", ct);
            }

            await transaction.CommitAsync(ct);
        }
        catch (PostgresException e) when (Refusal(e) is { } refused)
        {
            return refused;
        }

        // The rows are committed: from here a closed browser must not cancel the followers.
        await events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);
        return import;
    }

    private static Error? Refusal(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => AccountRules.IsNameTaken(e) ? ImportErrors.NameTaken : ImportErrors.ChangedMeanwhile,
        PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => ImportErrors.ChangedMeanwhile,
        PostgresErrorCodes.NumericValueOutOfRange => ImportErrors.Overflow,
        _ => null,
    };

    private static async Task<bool> HasKnownAsync(NpgsqlConnection connection, UserId owner, ImportPlan plan, RowFile<Guid> keys, CancellationToken ct)
    {
        await foreach (var row in KnownRows.ByKeyAsync(connection, owner, keys.Read(), ct))
        {
            if (plan.States[row] is RowState.New)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False if a row does not read as it did when it was checked.</summary>
    private static async Task<bool> WriteAsync(
        NpgsqlConnection connection, UserId owner, ImportSummary import, ImportReading reading, ImportPlan plan, RowFile<Guid> keys, ImportChoices choices, ImportMoment moment, IProgress<double>? progress, CancellationToken ct)
    {
        var (hash, ids, opened) = (new RowHash(), new EntryIds(import.At), new HashSet<Guid>());
        var ends = new Dictionary<DateOnly, DateTimeOffset>();
        var batch = new List<EntryDraft>(AtOnce);
        var read = progress is null ? null : new Share(progress, ShareOfReading);
        using var key = keys.Read().GetEnumerator();
        foreach (var (index, _, row, _) in reading.Rows(read, ct))
        {
            if (index >= plan.Count || !key.MoveNext())
            {
                return false;
            }

            if (plan.States[index] is not RowState.New)
            {
                continue;
            }

            if (row is null)
            {
                return false;
            }

            if (row.Account.IsNew && opened.Add(row.Account.Id))
            {
                await OpenAsync(connection, owner, choices.Accounts.Values.First(a => a.Id.Value == row.Account.Id), import.At, ct);
            }

            var id = row.Id ?? ids.Of(plan.NewestFirst ? plan.Count - 1 - index : index);
            var at = row.At ?? EndOf(ends, row.Day, moment, import.At);
            batch.Add(new(id, row.Account.Id, row.Kind, row.Found ?? row.Amount, row.Day, at, import.At)
            {
                Stated = row.Stated,
                Note = row.Note,
                Category = row.Category,
                Tags = row.Tags,
                Transfer = row.Transfer is { } name ? CheckedRows.GuidOf(hash.OfText(import.Id.ToString("N") + name)) : null,
                Origin = import.Id,
                RowKey = key.Current,
                Session = row.Session,
            });
            if (batch.Count == AtOnce)
            {
                await EntryCopy.WriteAsync(connection, owner, batch, ct);
                batch.Clear();
            }
        }

        if (batch.Count > 0)
        {
            await EntryCopy.WriteAsync(connection, owner, batch, ct);
        }

        return true;
    }

    private static DateTimeOffset EndOf(Dictionary<DateOnly, DateTimeOffset> ends, DateOnly day, ImportMoment moment, DateTimeOffset now)
    {
        if (!ends.TryGetValue(day, out var end))
        {
            ends[day] = end = EntryRules.InstantOf(day, moment.Today, moment.TimeZone, now);
        }

        return end;
    }

    private static Task OpenAsync(NpgsqlConnection connection, UserId owner, ImportAccount account, DateTimeOffset now, CancellationToken ct) =>
        ExecuteAsync(connection, AccountSql, ct, p => p.With(owner.Value).With(account.Id.Value).With((short)account.Opens!.Kind)
            .With(NpgsqlDbType.Smallint, account.Opens.Kind is AccountKind.Asset ? (short?)account.Opens.AssetType : null)
            .With(account.Opens.Currency.Value).With(account.Opens.Name.Trim()).With(now));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, Action<NpgsqlParameterCollection>? parameters = null)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        parameters?.Invoke(command.Parameters);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed class Share(IProgress<double> whole, double part) : IProgress<double>
    {
        public void Report(double value) => whole.Report(value * part);
    }
}
