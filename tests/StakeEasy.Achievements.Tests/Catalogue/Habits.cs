using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Habits;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Tests.Catalogue;

/// <summary>Habits made up for a test, without any database.</summary>
internal sealed class Habits
{
    public static readonly DateOnly First = new(2026, 1, 5);

    private static readonly CurrencyCode Eur = CurrencyCode.Of("EUR");

    private readonly List<DayFacts> _days = [];
    private readonly List<SessionFacts> _sessions = [];
    private readonly List<StatedMonth> _months = [];
    private readonly List<Activity> _activities = [];
    private readonly List<DateOnly> _goalsReached = [];

    public Habits Day(int day, decimal deposited = 0m, decimal won = 0m, decimal transferred = 0m, decimal expenses = 0m, decimal bonus = 0m)
    {
        var result = won + bonus - expenses;
        _days.Add(new(First.AddDays(day), Eur, 1, deposited + result, deposited, 0m, transferred, won, 0m, bonus, expenses, result));
        return this;
    }

    public Habits Days(int count, int every = 1)
    {
        for (var i = 0; i < count; i++)
        {
            Day(i * every);
        }

        return this;
    }

    public Habits Session(
        int day, decimal result = 1m, int minutes = 120, int rebuys = 0, decimal buyIn = 10m, bool note = false, bool hands = false, bool tags = false)
    {
        var ended = new DateTimeOffset(First.AddDays(day), new TimeOnly(20, 0), TimeSpan.Zero);
        _sessions.Add(new(First.AddDays(day), ended.AddMinutes(-minutes), ended, SessionFormat.Cash, Eur, minutes, result, buyIn, rebuys, note, hands, tags));
        return this;
    }

    public Habits Sessions(int count, Action<Habits, int> one)
    {
        for (var i = 0; i < count; i++)
        {
            one(this, i);
        }

        return this;
    }

    public Habits Month(int month, int accounts, int stated)
    {
        _months.Add(new(new DateOnly(2026, 1, 1).AddMonths(month), accounts, stated));
        return this;
    }

    public Habits Did(ActivityKind kind, params string[] keys)
    {
        _activities.AddRange(keys.Select((key, i) => new Activity(kind, key, First.AddDays(i))));
        return this;
    }

    public Habits Reached(int goals)
    {
        _goalsReached.AddRange(Enumerable.Range(0, goals).Select(i => First.AddDays(i)));
        return this;
    }

    public PlayerHabits Build(string currency = "EUR", int scale = 2) => new(
        new(_days, _sessions, _months, []), ExchangeRates.None, new(TimeZoneInfo.Utc, CurrencyCode.Of(currency), scale), _activities, new(50m, 100m))
    {
        GoalsReached = _goalsReached,
        GoalsSet = _goalsReached,
    };
}
