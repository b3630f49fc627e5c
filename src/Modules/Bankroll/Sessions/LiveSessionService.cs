using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Sessions;

/// <inheritdoc/>
internal sealed class LiveSessionService(
    BankrollDbContext db, LedgerWriter ledger, SessionVenues venues, SessionLists lists, LiveSessionStore store, OwnerBasics basics,
    ICurrencies currencies, IEventBus events, TimeProvider clock) : ILiveSessions
{
    public static readonly BasicPart<RunningSession> Running = new("running_session", """
        select jsonb_build_object('id', jsonb_build_object('value', id), 'started_at', started_at)
        from bankroll.sessions where owner_id = $1 and ended_at is null order by started_at limit 1
        """);

    public ValueTask<RunningSession?> RunningAsync(UserId owner, CancellationToken ct) => basics.OfAsync(owner, Running, ct);

    public async Task<IReadOnlyList<UserId>> OwnersAsync(CancellationToken ct) =>
        (await db.Sessions.Where(s => s.EndedAt == null).Select(s => s.OwnerId).ToListAsync(ct)).ConvertAll(o => new UserId(o));

    public Task<Session?> FindAsync(UserId owner, CancellationToken ct) => lists.FindLiveAsync(owner, ct);

    public async Task<Result<SessionId>> StartAsync(UserId owner, StartSession request, CancellationToken ct)
    {
        if (await ledger.FindAsync(owner, request.Account.Value, ct) is not { } account)
        {
            return EntryErrors.NoAccount;
        }

        if (account.IsArchived)
        {
            return EntryErrors.Archived(account.Name);
        }

        var now = clock.GetUtcNow();
        var start = (request.StartedAt ?? now).ToUniversalTime();
        var game = await venues.FillInAsync(owner, request.Account, SessionRules.Tidy(request.Game, request.BuyIn), ct);
        if ((SessionRules.Check(game) ?? SessionRules.CheckStart(start, now) ?? SessionRules.Amount("BuyIn", request.BuyIn, account.Currency)) is { } refused)
        {
            return refused;
        }

        var session = new SessionRow
        {
            Id = Guid.CreateVersion7(),
            AccountId = account.Id,
            Format = game.Format,
            Game = game.Game,
            Stake = game.Stake,
            SmallBlind = game.SmallBlind,
            BigBlind = game.BigBlind,
            Venue = game.Venue,
            StartedAt = start,
            Day = SessionDraft.DayOf(start, request.TimeZone),
            BuyIn = request.BuyIn,
        };
        var fingerprint = EntryRules.Fingerprint(
            "start session", account.Id, (int)game.Format, game.Game, game.Stake, game.Venue, Number(request.BuyIn), request.StartedAt?.UtcTicks);
        var result = await store.StartAsync(owner, request.Key, fingerprint, session, ct);
        if (result.Succeeded)
        {
            await AnnounceAsync(owner);
        }

        return result;
    }

    public Task<Result<Done>> AddRebuyAsync(UserId owner, SessionId id, Guid key, decimal amount, CancellationToken ct) =>
        AddAsync(owner, "Rebuys", s => s.Money.Rebuys, amount, () => store.AddRebuyAsync(owner, id, key, EntryRules.Fingerprint("rebuy", id.Value, Number(amount)), amount, ct), ct);

    public Task<Result<Done>> AddAddOnAsync(UserId owner, SessionId id, Guid key, decimal amount, CancellationToken ct) =>
        AddAsync(owner, "AddOns", s => s.Money.AddOns, amount, () => store.AddAddOnAsync(owner, id, key, EntryRules.Fingerprint("add-on", id.Value, Number(amount)), amount, ct), ct);

    public async Task<Result<Done>> AddNoteAsync(UserId owner, SessionId id, Guid key, string line, CancellationToken ct)
    {
        if (EntryRules.Note(line) is not { } note)
        {
            return new Error("Note", "Type a note first.");
        }

        var live = await lists.FindLiveAsync(owner, ct);
        if (EntryRules.CheckNote(live?.Note is null ? note : live.Note + "\n" + note) is { } refused)
        {
            return refused;
        }

        var result = await store.AddNoteAsync(owner, id, key, EntryRules.Fingerprint("note", id.Value, note), note, ct);
        return result.Succeeded ? default(Done) : result.Error;
    }

    public async Task<Result<Recorded>> FinishAsync(UserId owner, FinishSession request, CancellationToken ct)
    {
        if (await lists.FindLiveAsync(owner, ct) is not { } live || live.Id != request.Session)
        {
            return await FinishedBeforeAsync(owner, request, ct);
        }

        if (live.Version != request.Version)
        {
            return SessionErrors.ChangedWhileRunning;
        }

        var now = clock.GetUtcNow();
        var account = await ledger.FindAsync(owner, live.Account.Value, ct) ?? throw new InvalidOperationException($"Session {live.Id.Value} has no account.");
        var session = SessionDraft.Of(new(
            request.Key, live.Account, GameOf(live), live.StartedAt, request.EndedAt ?? now, request.Money, request.Outcome, request.Tags, request.Note,
            request.TimeZone));
        if (session.Check(account.Currency, now) is { } refused)
        {
            return refused;
        }

        // The end as it was asked for, not as it came out: "now" is another instant at the second click.
        var change = new LedgerChange(request.Key, session.Fingerprint("finish session", account.Id, request.EndedAt?.UtcTicks, live.Id.Value), live.Id.Value)
        {
            Put = [(session.ToEntry(live.Id.Value, account.Id, now) with { LiveVersion = request.Version }).ToJson()],
            Days = [(account.Currency.Code, session.EntryDay)],
            Confirmed = request.Confirmed,
        };
        var result = await ledger.ChangeAsync(owner, [account], change, ct);
        if (!result.Succeeded && result.Error == EntryErrors.Changed)
        {
            // Between our look and the write; discarded there, it does not run any more.
            return await lists.FindLiveAsync(owner, ct) is { } still && still.Id == live.Id ? SessionErrors.ChangedWhileRunning : await FinishedBeforeAsync(owner, request, ct);
        }

        return !result.Succeeded && result.Error == EntryErrors.StandsAlready ? SessionErrors.FinishedAlready : SessionService.InItsWords(result);
    }

    public async Task<Result<Done>> DiscardAsync(UserId owner, SessionId id, CancellationToken ct)
    {
        if (await store.DiscardAsync(owner, id, ct))
        {
            await AnnounceAsync(owner);
        }

        return default(Done);
    }

    /// <summary>The second click finds that it runs no longer, and is answered as the first was.</summary>
    private async Task<Result<Recorded>> FinishedBeforeAsync(UserId owner, FinishSession request, CancellationToken ct)
    {
        if (await lists.FindAsync(owner, request.Session, ct) is not { } finished)
        {
            return SessionErrors.RunsNoLonger;
        }

        var key = request.Key;
        if (!await db.Requests.AnyAsync(r => r.OwnerId == owner.Value && r.Id == key && r.ResultId == finished.Id.Value, ct))
        {
            return SessionErrors.FinishedAlready;
        }

        var balance = await db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == finished.Account.Value).Select(a => a.Balance).SingleAsync(ct);
        return new Recorded(finished.Id.Entry, new(balance, finished.Currency), Replayed: true) { Version = finished.Version };
    }

    /// <summary>A tournament whose stake is its buy-in takes the name of the buy-in it is finished with.</summary>
    private static SessionGame GameOf(Session live) =>
        live.Game.Format is SessionFormat.Tournament && string.Equals(live.Game.Stake, StakeNames.OfBuyIn(live.Money.BuyIn), StringComparison.Ordinal)
            ? live.Game with { Stake = "" }
            : live.Game;

    private async Task<Result<Done>> AddAsync(
        UserId owner, string field, Func<Session, decimal> sofar, decimal amount, Func<Task<Result<SessionId>>> add, CancellationToken ct)
    {
        // Whether it still runs, and is this one, is for the write to find out; here only the currency is needed.
        if (await lists.FindLiveAsync(owner, ct) is { } live)
        {
            var currency = currencies.Find(live.Currency) ?? throw new InvalidOperationException($"Session {live.Id.Value} is kept in an unknown currency.");
            var refused = amount <= 0m
                ? SessionErrors.NotPositive(field)
                : SessionRules.Amount(field, amount, currency) ?? SessionRules.Amount(field, sofar(live) + amount, currency);
            if (refused is not null)
            {
                return refused;
            }
        }

        var result = await add();
        return result.Succeeded ? default(Done) : result.Error;
    }

    /// <summary>The session runs, or runs no longer: every kept page shows it. From here a closed browser tab must not cancel the followers.</summary>
    private Task AnnounceAsync(UserId owner) => events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);

    private static string Number(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
