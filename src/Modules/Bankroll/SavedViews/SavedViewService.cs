using Microsoft.EntityFrameworkCore;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.SavedViews;

/// <inheritdoc/>
internal sealed class SavedViewService(BankrollDbContext db, TimeProvider clock) : ISavedViews
{
    public async Task<IReadOnlyList<SavedView>> ListAsync(UserId owner, CancellationToken ct) =>
        await Of(owner).OrderBy(v => v.Name).Select(v => new SavedView(new(v.Id), v.Name, v.Query)).ToListAsync(ct);

    public async Task<Result<SavedViewId>> SaveAsync(UserId owner, string name, string query, CancellationToken ct)
    {
        var trimmed = name.Trim();
        if (CheckName(trimmed) is { } refused)
        {
            return refused;
        }

        if (query.Length > SavedViewErrors.LongestQuery || !Text.IsWellFormed(query))
        {
            return SavedViewErrors.QueryTooLong;
        }

        if (await Of(owner).CountAsync(ct) >= SavedViewErrors.Most)
        {
            return SavedViewErrors.TooMany;
        }

        if (await NamedAsync(owner, trimmed, except: null, ct))
        {
            return SavedViewErrors.NameTaken(trimmed);
        }

        var view = new SavedViewRow { OwnerId = owner.Value, Id = Guid.CreateVersion7(), Name = trimmed, Query = query, CreatedAt = clock.GetUtcNow() };
        db.SavedViews.Add(view);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (IsNameTaken(e.InnerException))
        {
            return SavedViewErrors.NameTaken(trimmed);
        }

        return new SavedViewId(view.Id);
    }

    public async Task<Result<Done>> RenameAsync(UserId owner, SavedViewId id, string name, CancellationToken ct)
    {
        var trimmed = name.Trim();
        if (CheckName(trimmed) is { } refused)
        {
            return refused;
        }

        if (await NamedAsync(owner, trimmed, id.Value, ct))
        {
            return SavedViewErrors.NameTaken(trimmed);
        }

        try
        {
            var renamed = await Of(owner).Where(v => v.Id == id.Value).ExecuteUpdateAsync(v => v.SetProperty(x => x.Name, trimmed), ct);
            return renamed > 0 ? default(Done) : SavedViewErrors.Gone;
        }
        catch (PostgresException e) when (IsNameTaken(e))
        {
            return SavedViewErrors.NameTaken(trimmed);
        }
    }

    public async Task<bool> DeleteAsync(UserId owner, SavedViewId id, CancellationToken ct) =>
        await Of(owner).Where(v => v.Id == id.Value).ExecuteDeleteAsync(ct) > 0;

    private static Error? CheckName(string name) => name switch
    {
        "" => SavedViewErrors.NoName,
        { Length: > SavedViewErrors.LongestName } => SavedViewErrors.NameTooLong,
        _ => Text.IsWellFormed(name) ? null : SavedViewErrors.NameUnreadable,
    };

    /// <summary>Asked first, so that a name used twice is no error of the database; its index decides between two tabs.</summary>
    private Task<bool> NamedAsync(UserId owner, string name, Guid? except, CancellationToken ct) =>
        db.SavedViews.FromSql($"select * from bankroll.saved_views where owner_id = {owner.Value} and lower(name) = lower({name})").AnyAsync(v => v.Id != except, ct);

    private static bool IsNameTaken(Exception? e) => e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    private IQueryable<SavedViewRow> Of(UserId owner) => db.SavedViews.Where(v => v.OwnerId == owner.Value);
}
