using StakeEasy.Currency.Rates;

namespace StakeEasy.Currency.Tests.Rates;

public sealed class TargetCalendarTests
{
    [Theory]
    [InlineData("2026-04-03")]
    [InlineData("2026-04-06")]
    [InlineData("2024-03-29")]
    [InlineData("2024-04-01")]
    [InlineData("2026-01-01")]
    [InlineData("2026-05-01")]
    [InlineData("2025-12-25")]
    [InlineData("2025-12-26")]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-22")]
    public void The_bank_is_closed_on_weekends_and_its_six_holidays(string day) => Assert.False(TargetCalendar.IsOpen(RealHistory.Day(day)));

    [Fact]
    public void The_calendar_agrees_with_every_publication_since_2002()
    {
        // Until 2001 there were more closing days; from then on the list is the one of today.
        var first = new DateOnly(2002, 1, 1);
        var last = RealHistory.Rates.Day!.Value;
        var expected = Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber).Where(TargetCalendar.IsOpen);

        var published = RealHistory.Rates.History(SharedKernel.CurrencyCode.Of("EUR"), SharedKernel.CurrencyCode.Of("USD"), first, last).Select(r => r.Day);

        Assert.Equal(expected, published);
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-20")]
    [InlineData("2026-04-07", "2026-04-02")]
    [InlineData("2026-01-02", "2025-12-31")]
    public void The_last_open_day_before_a_day_skips_what_is_closed(string day, string before) =>
        Assert.Equal(RealHistory.Day(before), TargetCalendar.LastOpenBefore(RealHistory.Day(day)));
}
