using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>Reads sessions; lists walk their starts by keyset, both ways.</summary>
internal sealed class SessionLists(BankrollDbContext db)
{
    private const int LargestPage = 200;

    public Task<Session?> FindAsync(UserId owner, SessionId id, CancellationToken ct) =>
        FirstAsync(owner, Finished(owner).Where(s => s.Id == id.Value), ct);

    public Task<Session?> FindLiveAsync(UserId owner, CancellationToken ct) =>
        FirstAsync(owner, db.Sessions.Where(s => s.OwnerId == owner.Value && s.EndedAt == null), ct);

    public Task<Session?> LatestAsync(UserId owner, CancellationToken ct) => FirstAsync(
        owner,
        db.Sessions.Where(s => s.OwnerId == owner.Value).OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id).Take(1),
        ct);

    public async Task<Page<Session>> ReadAsync(UserId owner, SessionFilter filter, CancellationToken ct)
    {
        var size = Math.Clamp(filter.Size, 1, LargestPage);
        var cursor = SessionCursor.Parse(filter.Cursor);
        var older = cursor?.Older ?? true;
        var matching = Matching(owner, filter);
        if (cursor is { } at)
        {
            matching = at.Older
                ? matching.Where(s => EF.Functions.LessThan(ValueTuple.Create(s.StartedAt, s.Id), ValueTuple.Create(at.StartedAt, at.Id)))
                : matching.Where(s => EF.Functions.GreaterThan(ValueTuple.Create(s.StartedAt, s.Id), ValueTuple.Create(at.StartedAt, at.Id)));
        }

        var ordered = older
            ? matching.OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id)
            : matching.OrderBy(s => s.StartedAt).ThenBy(s => s.Id);
        var found = await Project(owner, ordered.Take(size + 1)).ToListAsync(ct);
        var more = found.Count > size;
        var sessions = found.Take(size).Select(f => f.ToSession()).ToList();
        if (!older)
        {
            sessions.Reverse();
        }

        var hasNewer = older ? cursor is not null : more;
        var hasOlder = older ? more : cursor is not null;
        return sessions.Count == 0
            ? new(sessions, null, null)
            : new(sessions, hasNewer ? CursorOf(sessions[0], older: false) : null, hasOlder ? CursorOf(sessions[^1], older: true) : null);
    }

    /// <summary>Page by page: whoever takes them slowly holds no connection.</summary>
    public async IAsyncEnumerable<Session> AllAsync(UserId owner, SessionFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await ReadAsync(owner, filter with { Cursor = cursor, Size = LargestPage }, ct);
            foreach (var session in page.Items)
            {
                yield return session;
            }

            cursor = page.Older;
        }
        while (cursor is not null);
    }

    /// <summary>Days narrow down the walk along the index of starts; what else is asked for is looked at on the way.</summary>
    public IQueryable<SessionRow> Matching(UserId owner, SessionFilter filter)
    {
        var sessions = Finished(owner);
        var entries = db.Entries.Where(e => e.OwnerId == owner.Value);
        if (filter.Format is { } format)
        {
            sessions = sessions.Where(s => s.Format == format);
        }

        if (filter.Account is { } account)
        {
            sessions = sessions.Where(s => s.AccountId == account.Value);
        }

        if (filter.Game is { } game)
        {
            sessions = sessions.Where(s => s.Game == game);
        }

        if (filter.Stake is { } stake)
        {
            sessions = sessions.Where(s => s.Stake == stake);
        }

        if (filter.Venue is { } venue)
        {
            sessions = venue.Length == 0 ? sessions.Where(s => s.Venue == null) : sessions.Where(s => s.Venue == venue);
        }

        if (filter.Weekday is { } weekday)
        {
            var sunday0 = (DayOfWeek)(weekday % 7);
            sessions = sessions.Where(s => entries.Any(e => e.Id == s.Id && e.Day.DayOfWeek == sunday0));
        }

        if (filter.Won is { } won)
        {
            sessions = sessions.Where(s => (s.CashOut - s.BuyIn - s.Rebuys - s.AddOns - s.Expenses > 0m) == won);
        }

        if (filter.Tag is { } tag)
        {
            sessions = sessions.Where(s => s.Tags!.Contains(tag));
        }

        if (filter.First is { Value: var first })
        {
            sessions = sessions.Where(s => entries.Any(e => e.Id == s.Id && entries.Any(f => f.Id == first
                && EF.Functions.GreaterThanOrEqual(ValueTuple.Create(e.Day, e.OccurredAt, e.Id), ValueTuple.Create(f.Day, f.OccurredAt, f.Id)))));
        }

        if (filter.Last is { Value: var last })
        {
            sessions = sessions.Where(s => entries.Any(e => e.Id == s.Id && entries.Any(f => f.Id == last
                && EF.Functions.LessThanOrEqual(ValueTuple.Create(e.Day, e.OccurredAt, e.Id), ValueTuple.Create(f.Day, f.OccurredAt, f.Id)))));
        }

        // A session counts on the day of its entry, at most a week after its start; and no time zone is two days from Greenwich.
        if (filter.From is { } from)
        {
            var earliest = Midnight(from.DayNumber - SessionErrors.Longest.Days - 2);
            sessions = sessions.Where(s => s.StartedAt >= earliest && entries.Any(e => e.Id == s.Id && e.Day >= from));
        }

        if (filter.To is { } to)
        {
            var latest = Midnight(to.DayNumber + 2);
            sessions = sessions.Where(s => s.StartedAt < latest && entries.Any(e => e.Id == s.Id && e.Day <= to));
        }

        return sessions;
    }

    private IQueryable<SessionRow> Finished(UserId owner) => db.Sessions.Where(s => s.OwnerId == owner.Value && s.EndedAt != null);

    private async Task<Session?> FirstAsync(UserId owner, IQueryable<SessionRow> sessions, CancellationToken ct) =>
        (await Project(owner, sessions).ToListAsync(ct)) is [var found, ..] ? found.ToSession() : null;

    private IQueryable<FoundSession> Project(UserId owner, IQueryable<SessionRow> sessions) => sessions.AsNoTracking().Select(s => new FoundSession(
        s,
        db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == s.AccountId).Select(a => a.Name).First(),
        db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == s.AccountId).Select(a => a.Currency).First(),
        s.EndedAt == null ? s.Day : db.Entries.Where(e => e.OwnerId == owner.Value && e.Id == s.Id).Select(e => e.Day).First(),
        s.EndedAt == null ? s.Version : db.Entries.Where(e => e.OwnerId == owner.Value && e.Id == s.Id).Select(e => e.Version).First()));

    private static DateTimeOffset Midnight(int day) =>
        new(DateOnly.FromDayNumber(Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber)), TimeOnly.MinValue, TimeSpan.Zero);

    private static string CursorOf(Session session, bool older) => new SessionCursor(older, session.StartedAt, session.Id.Value).ToString();

    private sealed record FoundSession(SessionRow Row, string Account, string Currency, DateOnly Day, uint Version)
    {
        public Session ToSession() => SessionRecords.Of(Row, Account, Currency, Day, Version);
    }
}
