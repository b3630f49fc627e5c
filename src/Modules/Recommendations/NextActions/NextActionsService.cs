using System.Globalization;
using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.NextActions.Rules;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Recommendations.NextActions;

/// <inheritdoc/>
internal sealed class NextActionsService(
    IBankrollHealth health, IEnumerable<ICandidateSource> sources, OwnerBasics basics, AnswerStore answers, ActionLog log, HybridCache cache, TimeProvider clock) : INextActions
{
    /// <summary>After this many days the figures should say themselves that something was done.</summary>
    public const int DaysOfDone = 7;

    private const int DaysOfAWeek = 7;

    private static readonly HybridCacheEntryOptions FiveMinutes = new() { Expiration = TimeSpan.FromMinutes(5) };

    public async Task<NextActionList> ShowAsync(ActionsOf whose, CancellationToken ct) => await cache.GetOrCreateAsync(
        string.Create(CultureInfo.InvariantCulture, $"actions|{whose.Owner}|{whose.Currency}|{whose.Today:yyyyMMdd}|{whose.TimeZone.Id}"),
        (this, whose),
        static (state, ct) => state.Item1.MakeAsync(state.whose, ct),
        FiveMinutes,
        [CacheTags.Ledger(whose.Owner), CacheTags.User(whose.Owner), CacheTags.Actions(whose.Owner), CacheTags.Rates],
        ct);

    public Task<Answered?> SnoozeAsync(ActionsOf whose, Guid action, Snooze length, CancellationToken ct) => AnswerAsync(
        whose,
        action,
        ActionAnswer.Snoozed,
        length switch
        {
            Snooze.UntilTomorrow => whose.Today.AddDays(1),
            Snooze.AWeek => whose.Today.AddDays(DaysOfAWeek),
            Snooze.AMonth => whose.Today.AddMonths(1),
            _ => throw new ArgumentOutOfRangeException(nameof(length)),
        },
        ct);

    public Task<Answered?> DismissAsync(ActionsOf whose, Guid action, CancellationToken ct) => AnswerAsync(whose, action, ActionAnswer.Dismissed, until: null, ct);

    public Task<Answered?> MarkDoneAsync(ActionsOf whose, Guid action, CancellationToken ct) =>
        AnswerAsync(whose, action, ActionAnswer.Done, whose.Today.AddDays(DaysOfDone), ct);

    public async Task<bool> UndoAsync(ActionsOf whose, Guid action, CancellationToken ct)
    {
        var found = await FindAsync(whose, ct);
        var answered = found.Answers.Find(a => ActionId.Of(whose.Owner, a.Kind, a.Subject) == action);
        if (answered is null)
        {
            return found.Candidates.Exists(c => ActionId.Of(whose.Owner, c.Kind, c.Subject) == action);
        }

        await answers.UndoAsync(whose.Owner, answered.Kind, answered.Subject);
        await ForgetAsync(whose);
        return true;
    }

    /// <summary>Whatever was answered: what is looked at is what there is now, not a kept list.</summary>
    private async Task<Answered?> AnswerAsync(ActionsOf whose, Guid action, ActionAnswer answer, DateOnly? until, CancellationToken ct)
    {
        var found = await FindAsync(whose, ct);
        if (found.Candidates.Find(c => ActionId.Of(whose.Owner, c.Kind, c.Subject) == action) is { } candidate)
        {
            await answers.AnswerAsync(whose.Owner, candidate, answer, until);
            await ForgetAsync(whose);
            return new(answer, until);
        }

        // What was answered before may have settled itself meanwhile: the second of two clicks is no mistake.
        return found.Answers.Exists(a => ActionId.Of(whose.Owner, a.Kind, a.Subject) == action) ? new(answer, until)
            : await log.HasShownAsync(whose.Owner, action, ct) ? new(answer, Until: null, IsSettled: true)
            : null;
    }

    /// <summary>The answer is committed: from here a closed browser tab must not keep an older list alive.</summary>
    private ValueTask ForgetAsync(ActionsOf whose) => cache.RemoveByTagAsync(CacheTags.Actions(whose.Owner), CancellationToken.None);

    private async ValueTask<NextActionList> MakeAsync(ActionsOf whose, CancellationToken ct)
    {
        var found = await FindAsync(whose, ct);
        var (shown, aside) = Ranking.Of(whose.Owner, found.Candidates, found.Answers, whose.Today);
        var listed = shown.Take(INextActions.MostShown).ToList();
        var list = new NextActionList(
            Guid.CreateVersion7(found.Situation.Now), found.Situation.Now, found.Situation.Bankroll.Accounts.Count == 0, listed, shown.Count - listed.Count, aside);
        await log.WriteAsync(whose.Owner, list, LoggedInputs.Of(found.Situation, found.Candidates, found.Answers), LoggedOutputs.Of(listed, aside), ct);
        return list;
    }

    private async Task<Found> FindAsync(ActionsOf whose, CancellationToken ct)
    {
        var bankroll = await health.OfAsync(whose.Owner, whose.Currency, whose.Today, whose.TimeZone, ct);
        var situation = new Situation(whose.Owner, whose.Today, clock.GetUtcNow(), whose.TimeZone, bankroll);
        var (answered, lastBackup) = (await basics.OfAsync(whose.Owner, GivenAnswers.Part, ct))!;
        var candidates = OverdueBackups.In(situation, DayOf(lastBackup, whose.TimeZone)).ToList();
        foreach (var source in sources)
        {
            candidates.AddRange(await source.FindAsync(situation, ct));
        }

        return new(situation, candidates, answered);
    }

    private static DateOnly? DayOf(DateTimeOffset? instant, TimeZoneInfo zone) =>
        instant is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) : null;

    private sealed record Found(Situation Situation, List<Candidate> Candidates, List<AnswerState> Answers);
}
