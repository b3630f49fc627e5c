using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>
/// Writes to the one running session, each time in a transaction with the key of its form: a repeat finds the key and changes nothing.
/// </summary>
internal sealed class LiveSessionStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string OnlyOne = "sessions_live";

    private const string ClaimSql = """
        insert into bankroll.requests (owner_id, id, fingerprint, result_id, at) values ($1, $2, $3, $4, $5) on conflict do nothing
        """;

    private const string FirstSql = "select result_id, fingerprint from bankroll.requests where owner_id = $1 and id = $2";

    private const string StartSql = """
        insert into bankroll.sessions (owner_id, id, account_id, format, game, stake, small_blind, big_blind, venue, started_at, day, minutes, buy_in,
          rebuy_count, rebuys, add_ons, expenses, cash_out)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, 0, 0, 0, 0, 0)
        """;

    private const string RebuySql = """
        update bankroll.sessions set rebuy_count = rebuy_count + 1, rebuys = rebuys + $3 where owner_id = $1 and id = $2 and ended_at is null
        """;

    private const string AddOnSql = "update bankroll.sessions set add_ons = add_ons + $3 where owner_id = $1 and id = $2 and ended_at is null";

    private const string NoteSql = """
        update bankroll.sessions set note = case when note is null then $3 else note || E'\n' || $3 end
        where owner_id = $1 and id = $2 and ended_at is null
        """;

    private const string DiscardSql = "delete from bankroll.sessions where owner_id = $1 and id = $2 and ended_at is null";

    public async Task<Result<SessionId>> StartAsync(UserId owner, Guid key, long fingerprint, SessionRow session, CancellationToken ct)
    {
        try
        {
            return await OnceAsync(owner, key, fingerprint, session.Id, StartSql, p => p
                .With(session.AccountId).With((short)session.Format).With(session.Game).With(session.Stake)
                .With(NpgsqlDbType.Numeric, session.SmallBlind).With(NpgsqlDbType.Numeric, session.BigBlind).With(NpgsqlDbType.Text, session.Venue)
                .With(session.StartedAt).With(session.Day).With(session.BuyIn), ct);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: OnlyOne })
        {
            return SessionErrors.RunsAlready;
        }
    }

    public Task<Result<SessionId>> AddRebuyAsync(UserId owner, SessionId id, Guid key, long fingerprint, decimal amount, CancellationToken ct) =>
        OnceAsync(owner, key, fingerprint, id.Value, RebuySql, p => p.With(amount), ct);

    public Task<Result<SessionId>> AddAddOnAsync(UserId owner, SessionId id, Guid key, long fingerprint, decimal amount, CancellationToken ct) =>
        OnceAsync(owner, key, fingerprint, id.Value, AddOnSql, p => p.With(amount), ct);

    public Task<Result<SessionId>> AddNoteAsync(UserId owner, SessionId id, Guid key, long fingerprint, string line, CancellationToken ct) =>
        OnceAsync(owner, key, fingerprint, id.Value, NoteSql, p => p.With(line), ct);

    public async Task<bool> DiscardAsync(UserId owner, SessionId id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(DiscardSql);
        command.Parameters.With(owner.Value).With(id.Value);

        // A single statement: once it is sent, its caller has to tell of it.
        return await command.ExecuteNonQueryAsync(CancellationToken.None) > 0;
    }

    private async Task<Result<SessionId>> OnceAsync(
        UserId owner, Guid key, long fingerprint, Guid id, string sql, Action<NpgsqlParameterCollection> fill, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var claim = new NpgsqlCommand(ClaimSql, connection);
        claim.Parameters.With(owner.Value).With(key).With(fingerprint).With(id).With(clock.GetUtcNow());
        if (await claim.ExecuteNonQueryAsync(ct) == 0)
        {
            return await FirstAsync(connection, owner, key, fingerprint, ct);
        }

        await using var write = new NpgsqlCommand(sql, connection);
        write.Parameters.With(owner.Value).With(id);
        fill(write.Parameters);
        if (await write.ExecuteNonQueryAsync(ct) == 0)
        {
            return SessionErrors.RunsNoLonger;
        }

        await transaction.CommitAsync(CancellationToken.None);
        return new SessionId(id);
    }

    private static async Task<Result<SessionId>> FirstAsync(NpgsqlConnection connection, UserId owner, Guid key, long fingerprint, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(FirstSql, connection);
        command.Parameters.With(owner.Value).With(key);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return row.GetInt64(1) == fingerprint ? new SessionId(row.GetGuid(0)) : SessionErrors.OtherContent;
    }
}
