using StakeEasy.Currency.Rates;

namespace StakeEasy.Currency.Tests.Rates;

public sealed class RateChangesTests
{
    private static readonly RateChanges Changes = new(
        [(3, new DateOnly(2026, 11, 18)), (1, new DateOnly(1999, 1, 4)), (7, new DateOnly(2026, 11, 2)), (9, new DateOnly(2026, 11, 20))]);

    [Fact]
    public void Whoever_has_the_newest_version_has_nothing_to_repair() => Assert.Null(Changes.Since(9));

    [Theory]
    [InlineData(8, "2026-11-20")]
    [InlineData(7, "2026-11-20")]
    [InlineData(3, "2026-11-02")]
    [InlineData(1, "2026-11-02")]
    [InlineData(0, "1999-01-04")]
    public void Everybody_else_from_the_earliest_day_that_changed_since(long version, string day) =>
        Assert.Equal(RealHistory.Day(day), Changes.Since(version));
}
