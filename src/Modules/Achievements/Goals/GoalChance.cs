using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Habits;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Goals;

/// <summary>
/// How likely a goal is to be reached by its last day, if the days to come are like those of the last year. What is won in a day is taken
/// for normal, with the mean and the deviation of the player's own days; the mean itself is only known so well, and every mean it may have
/// been is weighed by how likely it is. Exchange rates, deposits and withdrawals to come are left out.
/// </summary>
internal static class GoalChance
{
    /// <summary>Fewer days tell a mean of which hardly more than its sign is known.</summary>
    private const int FewestDays = 60;

    private const int FewestDaysWithGains = 20;
    private const int LongestLook = 365;
    private const int Steps = 80;
    private const double Widest = 4;
    private const int Decimals = 4;

    /// <summary>Null if there is not enough to tell.</summary>
    public static decimal? Of(GoalRow goal, decimal value, PlayerHabits habits, DateOnly today)
    {
        var currency = goal.Currency is null ? (CurrencyCode?)null : CurrencyCode.Of(goal.Currency);
        var gains = GoalCourse.Gains(goal.Kind, currency, habits).Where(g => g.Day < today).ToList();
        if (gains.Count == 0)
        {
            return null;
        }

        var first = DateOnly.FromDayNumber(Math.Max(gains.Min(g => g.Day).DayNumber, today.DayNumber - LongestLook));
        var lately = gains.Where(g => g.Day >= first).Select(g => (double)g.Value).ToList();
        var days = today.DayNumber - first.DayNumber;
        if (days < FewestDays || lately.Count(g => g != 0) < FewestDaysWithGains)
        {
            return null;
        }

        var mean = lately.Sum() / days;
        var variance = (lately.Sum(g => g * g) - (days * mean * mean)) / (days - 1);
        var ahead = goal.LastDay.DayNumber - today.DayNumber + 1;
        return Math.Round((decimal)Reached((double)(goal.Target - value), mean, Math.Sqrt(Math.Max(0, variance)), days, ahead, OnlyRises(goal.Kind)), Decimals);
    }

    /// <param name="gap">What is missing.</param>
    /// <param name="days">How many days the mean and the deviation come from.</param>
    /// <param name="ahead">How many days there are to make it up.</param>
    /// <param name="onlyRises">What is counted never falls: it is reached if it is reached on the last day.</param>
    internal static double Reached(double gap, double mean, double deviation, int days, int ahead, bool onlyRises)
    {
        if (gap <= 0)
        {
            return 1;
        }

        if (deviation <= 0)
        {
            return mean * ahead >= gap ? 1 : 0;
        }

        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < Steps; i++)
        {
            var z = Widest * ((2.0 * (i + 0.5) / Steps) - 1);
            var density = Normal.Density(z);
            sum += density * Reached(gap, mean + (z * deviation / Math.Sqrt(days)), deviation, ahead, onlyRises);
            weight += density;
        }

        return Math.Clamp(sum / weight, 0, 1);
    }

    /// <summary>For a mean that is known: the first passage of a Brownian motion, or where it ends.</summary>
    private static double Reached(double gap, double mean, double deviation, int ahead, bool onlyRises)
    {
        var spread = deviation * Math.Sqrt(ahead);
        var end = Normal.UpperTail((gap - (mean * ahead)) / spread);
        if (onlyRises)
        {
            return end;
        }

        // exp(a) · tail(b) as one power: apart, the one overflows while the other vanishes.
        var b = (gap + (mean * ahead)) / spread;
        var a = 2 * mean * gap / (deviation * deviation);
        var above = b < 0 ? Math.Exp(a) * Normal.UpperTail(b) : Math.Exp(a - (b * b / 2)) * Normal.ScaledTail(b);
        return Math.Min(1, end + above);
    }

    private static bool OnlyRises(GoalKind kind) => kind is GoalKind.Sessions or GoalKind.Hours or GoalKind.Lessons;
}
