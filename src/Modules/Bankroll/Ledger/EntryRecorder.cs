using NpgsqlTypes;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Records new entries of every kind.</summary>
internal sealed class EntryRecorder(LedgerWriter ledger, TimeProvider clock)
{
    private const string Sql =
        "select * from bankroll.record_entry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";

    public async Task<Result<Recorded>> RecordAsync(UserId owner, EntryKind kind, RecordEntry request, CancellationToken ct)
    {
        if (await ledger.FindAsync(owner, request.Account.Value, ct) is not { } found)
        {
            return EntryErrors.NoAccount;
        }

        if (found.IsArchived)
        {
            return EntryErrors.Archived(found.Name);
        }

        var note = EntryRules.Note(request.Note);
        if (EntryRules.Check(kind, found.Name, request.Amount, request.Day, request.Today, note, request.Confirmed, found.Currency) is { } refused)
        {
            return refused;
        }

        var id = Guid.CreateVersion7();
        var fingerprint = EntryRules.Fingerprint("entry", (int)kind, request.Account.Value, request.Amount.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture), request.Day.DayNumber, note);
        return await ledger.RunAsync(
            owner,
            found,
            async (connection, account, rates) =>
            {
                var now = clock.GetUtcNow();
                await using var command = new NpgsqlCommand(Sql, connection);
                command.Parameters.With(owner.Value).With(account.Id).With(id).With(request.Key).With(fingerprint)
                    .With((short)kind).With(EntryRules.Signed(kind, request.Amount))
                    .With(EntryRules.InstantOf(request.Day, request.Today, request.TimeZone, now)).With(request.Day)
                    .With(NpgsqlDbType.Text, note).With(now).With(request.Confirmed);
                LedgerWriter.AddValuation(command.Parameters, account);
                command.Parameters.With(NpgsqlDbType.Numeric, account.Valuation.RateOf(account.Currency.Code, request.Day, rates));

                await using var row = await command.ExecuteReaderAsync(CancellationToken.None);
                await row.ReadAsync(CancellationToken.None);
                return row.GetInt64(3) == fingerprint
                    ? new Recorded(new(row.GetGuid(0)), new(row.GetDecimal(1), account.Currency.Code), row.GetBoolean(2))
                    : EntryErrors.OtherContent;
            },
            ct);
    }
}

/// <inheritdoc/>
internal sealed class DepositService(EntryRecorder entries) : IDeposits
{
    public Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        entries.RecordAsync(owner, EntryKind.Deposit, request, ct);
}

/// <inheritdoc/>
internal sealed class WithdrawalService(EntryRecorder entries) : IWithdrawals
{
    public Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        entries.RecordAsync(owner, EntryKind.Withdrawal, request, ct);
}

/// <inheritdoc/>
internal sealed class BalanceUpdateService(EntryRecorder entries) : IBalanceUpdates
{
    public Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        entries.RecordAsync(owner, EntryKind.BalanceUpdate, request, ct);
}
