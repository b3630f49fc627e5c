using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Accounts;

/// <summary>Opens accounts, once per form, with what is in them already as their first deposit: money brought in is not won.</summary>
internal sealed class AccountOpener(NpgsqlDataSource database, ICurrencies currencies, IDeposits deposits, TimeProvider clock)
{
    /// <summary>A new account starts valued like its siblings: it has nothing yet that could be valued otherwise.</summary>
    private const string InsertSql = """
        with claimed as (
          insert into bankroll.requests (owner_id, id, fingerprint, result_id, at) values ($1, $2, $3, $4, $5)
          on conflict do nothing returning result_id)
        insert into bankroll.accounts (owner_id, id, kind, asset_type, currency, name, created_at, position, valued_in, valued_version,
          entries, balance, deposited, withdrawn, restated, valued_deposited, valued_withdrawn, unvalued_deposited, unvalued_withdrawn)
        select $1, result_id, $6, $7, $8, $9, $5,
          (select coalesce(max(position), 0) + 1 from bankroll.accounts where owner_id = $1 and kind = $6),
          (select valued_in from bankroll.accounts where owner_id = $1 order by id limit 1),
          (select valued_version from bankroll.accounts where owner_id = $1 order by id limit 1), 0, 0, 0, 0, 0, 0, 0, 0, 0
        from claimed
        """;

    private const string FirstSql = "select result_id, fingerprint from bankroll.requests where owner_id = $1 and id = $2";

    public async Task<Result<AccountId>> OpenAsync(UserId owner, OpenAccount request, CancellationToken ct)
    {
        if (AccountRules.Check(request, currencies.Find(request.Currency)) is { } refused)
        {
            return refused;
        }

        var name = request.Name.Trim();
        var fingerprint = EntryRules.Fingerprint(
            "account", (int)request.Kind, (int?)request.AssetType, name, request.Currency,
            request.OpeningBalance?.ToString("0.##########", CultureInfo.InvariantCulture));
        try
        {
            await InsertAsync(owner, request, name, fingerprint, ct);
        }
        catch (PostgresException e) when (AccountRules.IsNameTaken(e))
        {
            return AccountErrors.NameTaken(name);
        }

        var (id, first) = await FirstAsync(owner, request.Key, ct);
        if (first != fingerprint)
        {
            return AccountErrors.OtherContent;
        }

        return await OpeningDepositAsync(owner, id, request, ct) is { } error ? error : id;
    }

    private async Task InsertAsync(UserId owner, OpenAccount request, string name, long fingerprint, CancellationToken ct)
    {
        await using var command = database.CreateCommand(InsertSql);
        command.Parameters.With(owner.Value).With(request.Key).With(fingerprint).With(Guid.CreateVersion7()).With(clock.GetUtcNow())
            .With((short)request.Kind)
            .With(NpgsqlDbType.Smallint, request.Kind is AccountKind.Asset ? (short?)request.AssetType : null)
            .With(request.Currency.Value).With(name);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<(AccountId Id, long Fingerprint)> FirstAsync(UserId owner, Guid key, CancellationToken ct)
    {
        await using var command = database.CreateCommand(FirstSql);
        command.Parameters.With(owner.Value).With(key);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (new(reader.GetGuid(0)), reader.GetInt64(1));
    }

    /// <summary>Its key follows from the account, so that a repeat after a crash between the two writes completes the first.</summary>
    private async Task<Error?> OpeningDepositAsync(UserId owner, AccountId id, OpenAccount request, CancellationToken ct)
    {
        if (request.OpeningBalance is not > 0m)
        {
            return null;
        }

        var deposit = new RecordEntry(
            id.Value, id, request.OpeningBalance.Value, request.Today, "Opening balance", request.Today, TimeZoneInfo.Utc);
        return (await deposits.RecordAsync(owner, deposit, ct)).Error;
    }
}
