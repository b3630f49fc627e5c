using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Streaks;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Habits;

/// <summary>How many buy-ins a bankroll should hold, by format.</summary>
internal sealed record StakeRequirement(decimal Cash, decimal Tournament)
{
    public decimal Of(SessionFormat format) => format is SessionFormat.Cash ? Cash : Tournament;
}

/// <summary>
/// All that streaks, achievements and goals are made of, and nothing else: the same habits give the same state, whoever asks and whenever.
/// </summary>
internal sealed class PlayerHabits(LedgerFacts ledger, ExchangeRates rates, Habitat home, IReadOnlyList<Activity> activities, StakeRequirement stakes)
{
    private readonly Lazy<IReadOnlyList<(DateOnly Day, decimal Value)>> _bankroll = new(() => BankrollIn(ledger, rates, home.Currency));
    private readonly Lazy<Streak> _streak = new(() => Streak.Of(RecordedDays(ledger, activities)));

    public Habitat Home => home;

    public StakeRequirement Stakes => stakes;

    public IReadOnlyList<SessionFacts> Sessions => ledger.Sessions;

    public IReadOnlyList<StatedMonth> Months => ledger.Months;

    public IReadOnlyList<DayFacts> Days => ledger.Days;

    public Streak Streak => _streak.Value;

    /// <summary>Of the home currency, at the end of each day with entries.</summary>
    public IReadOnlyList<(DateOnly Day, decimal Value)> Bankroll => _bankroll.Value;

    /// <summary>The days on which goals were reached; known once the goals are judged.</summary>
    public IReadOnlyList<DateOnly> GoalsReached { get; init; } = [];

    /// <summary>The days on which goals were set.</summary>
    public IReadOnlyList<DateOnly> GoalsSet { get; init; } = [];

    public IReadOnlyList<(DateOnly Day, decimal Value)> BankrollIn(CurrencyCode currency) =>
        currency == home.Currency ? Bankroll : BankrollIn(ledger, rates, currency);

    /// <summary>What was won each day, at its rate; what has no rate is left out.</summary>
    public IEnumerable<(DateOnly Day, decimal Value)> ResultsIn(CurrencyCode currency) => ledger.Days
        .GroupBy(d => d.Day)
        .Select(g => (g.Key, g.Sum(d => rates.Convert(d.Result, d.Currency, currency, d.Day) ?? 0m)));

    public IReadOnlyList<DateOnly> RecordedDays() => RecordedDays(ledger, activities);

    /// <summary>The days something of this kind was done, once for each key.</summary>
    public IEnumerable<DateOnly> DaysOf(ActivityKind kind, Func<string, bool>? key = null) =>
        activities.Where(a => a.Kind == kind && key?.Invoke(a.Key) is not false).Select(a => a.Day).Order();

    public decimal? Converted(decimal amount, CurrencyCode from, DateOnly day) => rates.Convert(amount, from, home.Currency, day);

    /// <summary>What was recorded after midnight, before the day begins, counts for the day that had not ended, too.</summary>
    private static List<DateOnly> RecordedDays(LedgerFacts ledger, IReadOnlyList<Activity> activities) =>
        [.. ledger.Days.Select(d => d.Day)
            .Concat(ledger.AfterMidnight.Select(d => d.AddDays(-1)))
            .Concat(activities.Where(a => a.Kind is ActivityKind.QuietDay).Select(a => a.Day))
            .Distinct().Order()];

    private static List<(DateOnly Day, decimal Value)> BankrollIn(LedgerFacts ledger, ExchangeRates rates, CurrencyCode currency)
    {
        var (held, points) = (new Dictionary<CurrencyCode, decimal>(), new List<(DateOnly, decimal)>());
        foreach (var day in ledger.Days.GroupBy(d => d.Day))
        {
            foreach (var facts in day)
            {
                held[facts.Currency] = held.GetValueOrDefault(facts.Currency) + facts.Net;
            }

            points.Add((day.Key, held.Sum(h => rates.Convert(h.Value, h.Key, currency, day.Key) ?? 0m)));
        }

        return points;
    }
}
