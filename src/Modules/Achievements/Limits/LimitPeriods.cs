using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Streaks;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Limits;

/// <summary>What of a limit is used, from the days of its period alone.</summary>
internal static class LimitPeriods
{
    public static readonly IReadOnlyList<LimitKind> OfDeposits = [LimitKind.DepositDay, LimitKind.DepositWeek, LimitKind.DepositMonth];

    public static readonly IReadOnlyList<LimitKind> OfLosses = [LimitKind.LossDay, LimitKind.LossWeek, LimitKind.LossMonth];

    /// <summary>The day, the week from Monday, or the month.</summary>
    public static (DateOnly First, DateOnly Last) Of(LimitKind kind, DateOnly day) => kind switch
    {
        LimitKind.DepositDay or LimitKind.LossDay => (day, day),
        LimitKind.DepositWeek or LimitKind.LossWeek => (Streak.WeekOf(day), Streak.WeekOf(day).AddDays(6)),
        _ => (new(day.Year, day.Month, 1), new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month))),
    };

    /// <summary>What acts at this moment: a change whose time has come is made. Null if nothing is left.</summary>
    public static PlayLimit? At(LimitRow row, DateTimeOffset now) => row.NextFrom <= now
        ? row.NextAmount is { } next ? Limit(row, next, null, null) : null
        : Limit(row, row.Amount, row.NextAmount, row.NextFrom);

    /// <summary>Of a limit of money.</summary>
    public static LimitUse UseOf(PlayLimit limit, DateOnly day, IEnumerable<DayFacts> days, ExchangeRates rates)
    {
        var (first, last) = Of(limit.Kind, day);
        var currency = limit.Currency!.Value;
        var within = days.Where(d => d.Day >= first && d.Day <= last);
        var used = OfDeposits.Contains(limit.Kind)
            ? within.Sum(d => rates.Convert(d.Deposited, d.Currency, currency, d.Day) ?? 0m)
            : Math.Max(0m, -within.Sum(d => rates.Convert(d.Result, d.Currency, currency, d.Day) ?? 0m));
        return new(limit.Kind, currency, limit.Amount, used, first, last);
    }

    private static PlayLimit Limit(LimitRow row, decimal amount, decimal? next, DateTimeOffset? from) =>
        new(row.Kind, amount, row.Currency is null ? null : CurrencyCode.Of(row.Currency), next, from);
}
