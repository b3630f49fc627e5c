using Microsoft.EntityFrameworkCore;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Accounts;

/// <inheritdoc/>
internal sealed class AccountService(
    NpgsqlDataSource database, BankrollDbContext db, AccountOpener opener, IEventBus events, TimeProvider clock) : IAccounts
{
    public async Task<IReadOnlyList<Account>> ListAsync(UserId owner, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"select {AccountRows.Columns} from bankroll.accounts a where a.owner_id = $1 {AccountRows.Order}");
        command.Parameters.With(owner.Value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var accounts = new List<Account>();
        while (await reader.ReadAsync(ct))
        {
            accounts.Add(AccountRows.Read(reader));
        }

        return accounts;
    }

    public async Task<Account?> FindAsync(UserId owner, AccountId id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"select {AccountRows.Columns} from bankroll.accounts a where a.owner_id = $1 and a.id = $2");
        command.Parameters.With(owner.Value).With(id.Value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? AccountRows.Read(reader) : null;
    }

    public async Task<Result<AccountId>> OpenAsync(UserId owner, OpenAccount request, CancellationToken ct)
    {
        var result = await opener.OpenAsync(owner, request, ct);
        if (result.Succeeded)
        {
            await AnnounceAsync(owner);
        }

        return result;
    }

    public async Task<Result<Done>> RenameAsync(UserId owner, AccountId id, string name, CancellationToken ct)
    {
        if (AccountRules.CheckName(name) is { } refused)
        {
            return refused;
        }

        try
        {
            return await ChangedAsync(owner, await Mine(owner, id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Name, name.Trim()), ct));
        }
        catch (PostgresException e) when (AccountRules.IsNameTaken(e))
        {
            return AccountErrors.NameTaken(name.Trim());
        }
    }

    public async Task<Result<Done>> ArchiveAsync(UserId owner, AccountId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await ChangedAsync(owner, await Mine(owner, id).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.ArchivedAt, x => x.ArchivedAt ?? now), ct));
    }

    public async Task<Result<Done>> RestoreAsync(UserId owner, AccountId id, CancellationToken ct) =>
        await ChangedAsync(owner, await Mine(owner, id).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.ArchivedAt, (DateTimeOffset?)null), ct));

    public async Task<Result<Done>> DeleteAsync(UserId owner, AccountId id, CancellationToken ct)
    {
        // Entries that were deleted can be restored, so an account that ever had one stays.
        var touched = await db.Revisions.AnyAsync(
            r => r.OwnerId == owner.Value && EF.Functions.JsonContains(r.Before!, $$"""{"account_id":"{{id.Value}}"}"""), ct);
        if (touched)
        {
            return AccountErrors.HasEntries;
        }

        try
        {
            var deleted = await Mine(owner, id).Where(a => a.Entries == 0).ExecuteDeleteAsync(ct);
            return deleted == 0 && await Mine(owner, id).AnyAsync(ct) ? AccountErrors.HasEntries : await ChangedAsync(owner, deleted);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.ForeignKeyViolation)
        {
            return AccountErrors.HasEntries;
        }
    }

    public async Task<Result<Done>> MoveAsync(UserId owner, AccountId id, MoveDirection direction, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // All accounts of the owner are locked in one order, so that two moves at once leave every place taken once.
        var accounts = await db.Database.SqlQuery<OrderedAccount>($"""
            select id, kind, archived_at is not null as archived from bankroll.accounts where owner_id = {owner.Value}
            order by position, created_at, id for no key update
            """).ToListAsync(ct);
        if (accounts.Find(a => a.Id == id.Value) is not { } moved)
        {
            return AccountErrors.NotFound;
        }

        var order = accounts.Where(a => a.Kind == moved.Kind && !a.Archived).Select(a => a.Id).ToList();
        var from = order.IndexOf(id.Value);
        var to = from + (direction is MoveDirection.Up ? -1 : 1);
        if (from >= 0 && to >= 0 && to < order.Count)
        {
            (order[from], order[to]) = (order[to], order[from]);
            await db.Database.ExecuteSqlAsync($"""
                update bankroll.accounts a set position = o.place from unnest({order.ToArray()}) with ordinality o(id, place)
                where a.owner_id = {owner.Value} and a.id = o.id and a.position <> o.place
                """, ct);
        }

        await transaction.CommitAsync(ct);
        await AnnounceAsync(owner);
        return default(Done);
    }

    private IQueryable<AccountRow> Mine(UserId owner, AccountId id) =>
        db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == id.Value);

    private async Task<Result<Done>> ChangedAsync(UserId owner, int rows)
    {
        if (rows == 0)
        {
            return AccountErrors.NotFound;
        }

        await AnnounceAsync(owner);
        return default(Done);
    }

    // The row is committed: from here a closed browser tab must not cancel the followers.
    private Task AnnounceAsync(UserId owner) => events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);

    private sealed record OrderedAccount(Guid Id, short Kind, bool Archived);
}
