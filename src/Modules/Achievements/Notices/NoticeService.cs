using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Achievements.Notices;

/// <inheritdoc/>
internal sealed class NoticeService(AchievementsDbContext db, NpgsqlDataSource database, OwnerBasics basics, HybridCache cache, TimeProvider clock) : INotices
{
    private const int Most = 100;

    public static readonly BasicPart<Bell> Waiting = new("bell", """
        select jsonb_build_object('unread', count(*), 'has_new', count(*) filter (where shown_at is null) > 0)
        from achievements.notices where owner_id = $1 and read_at is null
        """);

    private const string ShowSql = """
        update achievements.notices set shown_at = $2 where owner_id = $1 and read_at is null and shown_at is null returning id, kind, text, path, at
        """;

    public async Task<Bell> BellAsync(UserId owner, CancellationToken ct) => (await basics.OfAsync(owner, Waiting, ct))!;

    public async Task<IReadOnlyList<Notice>> ShowAsync(UserId owner, CancellationToken ct)
    {
        await using var command = database.CreateCommand(ShowSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        var shown = new List<Notice>();
        await using (var row = await command.ExecuteReaderAsync(CancellationToken.None))
        {
            while (await row.ReadAsync(CancellationToken.None))
            {
                shown.Add(new(
                    new(row.GetGuid(0)), (NoticeKind)row.GetInt16(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), ReadAt: null));
            }
        }

        await ForgetAsync(owner);
        return [.. shown.OrderByDescending(n => n.At).ThenByDescending(n => n.Id.Value)];
    }

    public async Task PassOverAsync(UserId owner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Notices.Where(n => n.OwnerId == owner.Value && n.ShownAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ShownAt, now), CancellationToken.None) > 0)
        {
            await ForgetAsync(owner);
        }
    }

    public async Task<IReadOnlyList<Notice>> ListAsync(UserId owner, CancellationToken ct) => await db.Notices
        .Where(n => n.OwnerId == owner.Value)
        .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Most)
        .Select(n => new Notice(new(n.Id), n.Kind, n.Text, n.Path, n.At, n.ReadAt))
        .ToListAsync(ct);

    public async Task MarkReadAsync(UserId owner, NoticeId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Notices.Where(n => n.OwnerId == owner.Value && n.Id == id.Value && n.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), CancellationToken.None);
        await ForgetAsync(owner);
    }

    public async Task MarkAllReadAsync(UserId owner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Notices.Where(n => n.OwnerId == owner.Value && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), CancellationToken.None);
        await ForgetAsync(owner);
    }

    public async Task<IReadOnlySet<NoticeKind>> WantedAsync(UserId owner, CancellationToken ct)
    {
        var unwanted = await db.Settings.Where(s => s.OwnerId == owner.Value).Select(s => s.Unwanted).SingleOrDefaultAsync(ct) ?? [];
        return Enum.GetValues<NoticeKind>().Where(k => !unwanted.Contains((short)k)).ToHashSet();
    }

    public async Task WantAsync(UserId owner, IReadOnlySet<NoticeKind> kinds, CancellationToken ct)
    {
        var settings = await db.SettingsOfAsync(owner, ct);
        settings.Unwanted = [.. Enum.GetValues<NoticeKind>().Where(k => !kinds.Contains(k)).Select(k => (short)k)];
        await db.SaveChangesAsync(ct);
    }

    private Task ForgetAsync(UserId owner) => cache.RemoveByTagAsync(CacheTags.Progress(owner), CancellationToken.None).AsTask();
}
