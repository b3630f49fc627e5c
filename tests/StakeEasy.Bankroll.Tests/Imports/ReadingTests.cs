using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Imports;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Tests.Imports;

/// <summary>Days, times and amounts as files write them.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("2026-04-03", null, "2026-04-03")]
    [InlineData("20260403", null, "2026-04-03")]
    [InlineData("2026/4/3", DateOrder.DayFirst, "2026-04-03")]
    [InlineData("03/04/2026", DateOrder.DayFirst, "2026-04-03")]
    [InlineData("03/04/2026", DateOrder.MonthFirst, "2026-03-04")]
    [InlineData("3.4.26", DateOrder.DayFirst, "2026-04-03")]
    [InlineData("31.12.1999", null, "1999-12-31")]
    [InlineData("12/31/1999", null, "1999-12-31")]
    [InlineData("3 Apr 2026", null, "2026-04-03")]
    [InlineData("Fri, April 3, 2026", null, "2026-04-03")]
    [InlineData("26-04-03", DateOrder.YearFirst, "2026-04-03")]
    public void A_day_is_read_as_it_is_written(string text, DateOrder? order, string day)
    {
        Assert.True(ReadMoment.TryDay(text, order, out var moment));
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), moment.Day);
    }

    [Theory]
    [InlineData("31 Sep 2026", null)]
    [InlineData("03/04/2026", null)]
    [InlineData("31/04/2026", DateOrder.DayFirst)]
    [InlineData("13/13/2026", DateOrder.MonthFirst)]
    [InlineData("yesterday", DateOrder.DayFirst)]
    [InlineData("2026-04-03 25:00", null)]
    [InlineData("1/2", DateOrder.DayFirst)]
    [InlineData("", DateOrder.DayFirst)]
    public void What_is_no_day_or_could_be_two_is_refused(string text, DateOrder? order) => Assert.False(ReadMoment.TryDay(text, order, out _));

    [Theory]
    [InlineData("2026-04-03T18:30:05.25Z", "18:30:05.2500000", 0)]
    [InlineData("2026-04-03 18:30:05+02:00", "18:30:05", 120)]
    [InlineData("4/3/2026 6:30 PM", "18:30:00", null)]
    [InlineData("4/3/2026, 12:05 am", "00:05:00", null)]
    public void A_time_may_stand_behind_it(string text, string time, int? minutes)
    {
        Assert.True(ReadMoment.TryDay(text, DateOrder.MonthFirst, out var moment));
        Assert.Equal((TimeSpan.Parse(time, CultureInfo.InvariantCulture), minutes), (moment.Time, (int?)moment.Offset?.TotalMinutes));
    }

    [Theory]
    [InlineData("1234.50", false, "1234.5")]
    [InlineData("1,234.50", false, "1234.5")]
    [InlineData("1.234,50", true, "1234.5")]
    [InlineData("1.234", true, "1234")]
    [InlineData("-€1,234.50", false, "-1234.5")]
    [InlineData("(12.00)", false, "-12")]
    [InlineData("12,50-", true, "-12.5")]
    [InlineData("$ 20", false, "20")]
    [InlineData("75 EUR", true, "75")]
    [InlineData("−3.10", false, "-3.1")]
    public void An_amount_is_read_as_it_is_written(string text, bool comma, string amount)
    {
        Assert.True(ReadAmount.TryRead(text, comma, out var read));
        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("1.234", "1.234", "1234")]
    [InlineData("-1,234 KWD", "-1234", "-1.234")]
    [InlineData("1.50", null, null)]
    [InlineData("1.234,50", null, null)]
    [InlineData("0.125", null, null)]
    [InlineData("1234", null, null)]
    public void An_amount_that_can_be_read_both_ways_is_known_as_such(string text, string? point, string? comma)
    {
        var both = ReadAmount.BothWays(text);

        Assert.Equal((point, comma), (both?.Point.ToString(CultureInfo.InvariantCulture), both?.Comma.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(point is null, ReadAmount.TryRead(text, decimalComma: null, out _));
    }

    [Theory]
    [InlineData("$0,50/$1", "en-US")]
    [InlineData("$0.50/$1", "de-DE")]
    [InlineData("$ 0.50 / $ 1", "en-US")]
    [InlineData("0,50 € / 1,00 €", "de-DE")]
    [InlineData(".5/1.00", "en-US")]
    [InlineData("0.50 EUR/1 EUR", "de-DE")]
    public void Blinds_have_one_name_however_they_are_written(string text, string culture) =>
        Assert.Equal("0.50/1", Blinds.Read(text, CultureInfo.GetCultureInfo(culture))?.Name);

    [Theory]
    [InlineData("NL50")]
    [InlineData("1/2/5")]
    [InlineData("5k/10k")]
    [InlineData("Home/game")]
    [InlineData("1")]
    [InlineData(null)]
    public void Another_name_of_a_stake_is_no_blinds(string? text) => Assert.Null(Blinds.Read(text, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1oo.00")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e5")]
    [InlineData("twelve")]
    [InlineData("1.2.3")]
    [InlineData("")]
    public void What_is_no_amount_is_refused(string text) => Assert.False(ReadAmount.TryRead(text, decimalComma: false, out _));

    [Theory]
    [InlineData("03/04/2026 01/02/2026", null)]
    [InlineData("03/04/2026 13/04/2026", DateOrder.DayFirst)]
    [InlineData("03/04/2026 04/13/2026", DateOrder.MonthFirst)]
    [InlineData("13/04/2026 04/13/2026", null)]
    [InlineData("03.04.2026 01.02.2026", DateOrder.DayFirst)]
    [InlineData("2026-04-03", DateOrder.YearFirst)]
    public void The_order_of_days_is_found_out_or_left_open(string days, DateOrder? order) => Assert.Equal(order, DateOrders.Of(days.Split(' ')));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("'=1+1")]
    [InlineData("-5")]
    [InlineData("'tis")]
    [InlineData("@home")]
    [InlineData("plain")]
    [InlineData("")]
    public void Text_comes_back_from_our_own_CSV_as_it_was(string text) => Assert.Equal(text, SpreadsheetText.Restore(SpreadsheetText.Defuse(text)));
}
