using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Achievements.Review;
using StakeEasy.Achievements.Streaks;

namespace StakeEasy.Achievements.Tests.Streaks;

/// <summary>Streaks over random days, time zones, beginnings of the day and changes of the clocks.</summary>
public sealed class StreakProperties
{
    private const int Horizon = 60;

    private static readonly string[] Zones =
        ["UTC", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "Pacific/Auckland", "Pacific/Honolulu", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Kiritimati"];

    private static readonly DateOnly First = new(2026, 1, 5);

    private static Arbitrary<DateOnly[]> Histories { get; } =
        Gen.Choose(0, Horizon).Select(i => First.AddDays(i)).ListOf().Select(days => days.Distinct().Order().ToArray()).ToArbitrary();

    [Fact]
    public void A_streak_is_the_longest_stretch_in_which_the_rule_holds() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Histories, days => Streak.Of(days).Length == Walk(days) && Streak.Of(days).Longest >= Streak.Of(days).Length));

    [Fact]
    public void A_day_recorded_later_never_shortens_anything() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Histories, Gen.Choose(-10, Horizon).ToArbitrary(), (days, added) =>
        {
            var today = First.AddDays(Horizon);
            var (before, after) = (Streak.Of(days), Streak.Of([.. days, First.AddDays(added)]));
            return after.Longest >= before.Longest && after.On(today).Length >= before.On(today).Length;
        }));

    [Fact]
    public void Order_and_repetition_of_days_do_not_matter() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Histories, days => Streak.Of([.. days.Reverse(), .. days]) is var twice && Streak.Of(days) is var once
            && (twice.Length, twice.First, twice.Last, twice.Longest) == (once.Length, once.First, once.Last, once.Longest)));

    /// <summary>Somebody records once on each of their own days, at any time of it, all through the changes of the clocks.</summary>
    [Fact]
    public void Who_records_on_each_own_day_has_a_streak_of_all_of_them_in_every_zone() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(
            (from zone in Gen.Elements(Zones)
             from minutes in Gen.Choose(0, (24 * 60) - 1).ArrayOf(400)
             from start in Gen.Choose(0, 6)
             select (zone, minutes, start)).ToArbitrary(),
            x =>
            {
                var zone = TimeZoneInfo.FindSystemTimeZoneById(x.zone);
                var start = new TimeOnly(x.start, 0);
                var recorded = x.minutes.Select((minute, i) => OwnDay(First.AddDays(i), minute, zone, start)).ToList();
                var streak = Streak.Of(recorded);
                return streak.Length == recorded.Distinct().Count() && streak.Length >= x.minutes.Length - 2 && streak.On(recorded.Max()).Length == streak.Length;
            }));

    /// <summary>The server's midnight, wherever it stands, is nobody's.</summary>
    [Fact]
    public void A_streak_outlasts_the_midnights_of_others_and_one_missed_day_of_ones_own() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Elements(Zones).ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), (id, i) =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
            var day = First.AddDays(i);
            var streak = Streak.Of([.. Enumerable.Range(0, 14).Select(n => day.AddDays(-n))]);
            var lastMinute = AtLocal(day.AddDays(2), 0, zone).AddMinutes(-1);
            int Left(TimeSpan later) => streak.On(OwnerRows.DayAt(lastMinute + later, zone, TimeOnly.MinValue)).Length;
            return Left(TimeSpan.Zero) == 14 && Left(TimeSpan.FromHours(2)) == 14 && Left(TimeSpan.FromDays(3)) == 0;
        }));

    [Fact]
    public void Travelling_changes_which_day_it_is_and_nothing_that_was_recorded() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Elements(Zones).Two().ToArbitrary(), zones =>
        {
            var days = Enumerable.Range(0, 30).Select(i => First.AddDays(i)).ToList();
            var streak = Streak.Of(days);
            var evening = AtLocal(days[^1], 20 * 60, TimeZoneInfo.FindSystemTimeZoneById(zones.Item1));
            var there = OwnerRows.DayAt(evening, TimeZoneInfo.FindSystemTimeZoneById(zones.Item2), TimeOnly.MinValue);
            return streak.On(there).Length == 30;
        }));

    /// <summary>The rule as it is told to players, tried from every day on.</summary>
    private static int Walk(DateOnly[] days) => days.Length == 0 ? 0 : days.Where(first => HoldsFrom(first, days)).Max(first => days.Count(d => d >= first));

    private static bool HoldsFrom(DateOnly first, DateOnly[] days) => Enumerable.Range(first.DayNumber, days[^1].DayNumber - first.DayNumber + 1)
        .Select(DateOnly.FromDayNumber)
        .Where(day => !days.Contains(day))
        .GroupBy(Streak.WeekOf)
        .All(week => week.Count() == 1);

    private static DateOnly OwnDay(DateOnly day, int minute, TimeZoneInfo zone, TimeOnly start) =>
        OwnerRows.DayAt(AtLocal(day, minute, zone) + start.ToTimeSpan(), zone, start);

    /// <summary>The instant at that time of the local day; where the clocks skip it, as much later as they skip.</summary>
    private static DateTimeOffset AtLocal(DateOnly day, int minute, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return new(local, zone.GetUtcOffset(local));
    }
}
