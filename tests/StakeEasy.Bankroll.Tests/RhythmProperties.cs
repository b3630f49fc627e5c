using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Tests;

/// <summary>The days of a recurrence, against a calendar that is leafed through day by day.</summary>
public sealed class RhythmProperties
{
    [Fact]
    public void The_days_of_a_rhythm_increase_and_are_those_of_a_plain_calendar()
    {
        var rhythms =
            from unit in Gen.Elements(RecurrenceUnit.Week, RecurrenceUnit.Month, RecurrenceUnit.Year)
            from every in Gen.Choose(1, 14)
            from first in Gen.Choose(0, 3000)
            from length in Gen.Choose(-1, 4000)
            from since in Gen.Choose(-100, 5000)
            let start = new DateOnly(2019, 12, 1).AddDays(first)
            select (Rhythm: new Rhythm(unit, every, start, length < 0 ? null : start.AddDays(length)), From: start.AddDays(since));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(rhythms.ToArbitrary(), r =>
        {
            var end = r.From.AddDays(9000);
            var days = r.Rhythm.DaysFrom(r.From).TakeWhile(d => d <= end).ToList();
            Assert.All(days.Zip(days.Skip(1)), p => Assert.True(p.First < p.Second));
            Assert.Equal(Leafed(r.Rhythm, end).Where(d => d >= r.From), days);
        }));
    }

    [Fact]
    public void The_31st_falls_on_the_last_day_of_a_short_month_and_comes_back()
    {
        var days = new Rhythm(RecurrenceUnit.Month, 1, new(2027, 12, 31), null).DaysFrom(new(2028, 1, 1)).Take(4);

        Assert.Equal([new(2028, 1, 31), new(2028, 2, 29), new(2028, 3, 31), new(2028, 4, 30)], days);
    }

    [Fact]
    public void A_leap_day_is_kept_on_28_February_and_comes_back()
    {
        var days = new Rhythm(RecurrenceUnit.Year, 1, new(2024, 2, 29), null).DaysFrom(new(2026, 1, 1)).Take(3);

        Assert.Equal([new(2026, 2, 28), new(2027, 2, 28), new(2028, 2, 29)], days);
    }

    [Fact]
    public void The_end_of_the_calendar_ends_it() =>
        Assert.Single(new Rhythm(RecurrenceUnit.Year, 100, new(9950, 1, 1), null).DaysFrom(DateOnly.MinValue));

    /// <summary>Every day from the first on: is it one?</summary>
    private static List<DateOnly> Leafed(Rhythm rhythm, DateOnly end)
    {
        var days = new List<DateOnly>();
        for (var day = rhythm.First; day <= end && (rhythm.Last is null || day <= rhythm.Last); day = day.AddDays(1))
        {
            var months = (day.Year - rhythm.First.Year) * 12 + day.Month - rhythm.First.Month;
            var isItsDay = day.Day == Math.Min(rhythm.First.Day, DateTime.DaysInMonth(day.Year, day.Month));
            var is1 = rhythm.Unit switch
            {
                RecurrenceUnit.Week => (day.DayNumber - rhythm.First.DayNumber) % (7 * rhythm.Every) == 0,
                RecurrenceUnit.Month => months % rhythm.Every == 0 && isItsDay,
                _ => months % (12 * rhythm.Every) == 0 && isItsDay,
            };
            if (is1)
            {
                days.Add(day);
            }
        }

        return days;
    }
}
