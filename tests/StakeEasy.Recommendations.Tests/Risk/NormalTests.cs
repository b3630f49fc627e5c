using FsCheck;
using FsCheck.Fluent;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Tests.Risk;

/// <summary>Against mpmath with fifty digits.</summary>
public sealed class NormalTests
{
    private const double Exact = 1e-15;

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(-0.25, 0.40129367431707627576)]
    [InlineData(-0.5, 0.30853753872598689636)]
    [InlineData(-0.501, 0.3081855614595422785)]
    [InlineData(-1, 0.15865525393145705141)]
    [InlineData(-1.5, 0.066807201268858066004)]
    [InlineData(-2, 0.0227501319481792072)]
    [InlineData(-3, 0.0013498980316300945267)]
    [InlineData(-5, 2.8665157187919391167e-7)]
    [InlineData(-8.875, 3.4966706982139007807e-19)]
    [InlineData(-8.9, 2.792334374939646629e-19)]
    [InlineData(-12, 1.7764821120776789977e-33)]
    [InlineData(-20, 2.7536241186062336951e-89)]
    [InlineData(-30, 4.9067139271481870595e-198)]
    [InlineData(-37.5, 4.6053530095819548438e-308)]
    public void Tails_are_right_to_the_last_digit(double x, double expected)
    {
        Near.Equal(expected, Normal.Cdf(x), Exact);
        Near.Equal(expected, Normal.UpperTail(-x), Exact);
        Near.Equal(1 - expected, Normal.Cdf(-x), Exact);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.34961883472039806983)]
    [InlineData(1, 0.26157829186512337168)]
    [InlineData(5, 0.076919304975006295965)]
    [InlineData(50, 0.0079756578919930124327)]
    [InlineData(1000, 0.00039894188146034909736)]
    public void A_scaled_tail_is_known_where_the_tail_itself_is_too_small_for_a_number(double x, double expected) =>
        Near.Equal(expected, Normal.ScaledTail(x), Exact);

    [Theory]
    [InlineData(0.025, -1.9599639845400542118)]
    [InlineData(0.15, -1.0364333894937896035)]
    [InlineData(0.0005, -3.2905267314918947874)]
    [InlineData(1e-10, -6.3613409024040561991)]
    [InlineData(1e-100, -21.273453560965324294)]
    [InlineData(0.4, -0.25334710313579974132)]
    [InlineData(0.975, 1.9599639845400538556)]
    public void Quantiles_are_right_to_the_last_digits(double p, double expected) => Near.Equal(expected, Normal.Quantile(p), 4e-15);

    [Fact]
    public void The_median_is_zero_and_what_is_no_probability_is_refused()
    {
        Assert.Equal(0, Normal.Quantile(0.5));
        Assert.All([0, 1, -0.1, 1.1, double.NaN], p => Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(p)));
    }

    [Fact]
    public void The_ends_are_reached_and_no_number_stays_none()
    {
        Assert.Equal((0, 1), (Normal.Cdf(double.NegativeInfinity), Normal.Cdf(double.PositiveInfinity)));
        Assert.Equal((0, 1), (Normal.Cdf(-40), Normal.Cdf(40)));
        Assert.True(double.IsNaN(Normal.Cdf(double.NaN)));
    }

    [Fact]
    public void The_distribution_never_falls_and_is_the_same_from_either_side() => Prop.ForAll(
        Gen.Choose(-400_000, 400_000).ToArbitrary(), Gen.Choose(1, 1_000).ToArbitrary(), (at, step) =>
        {
            var (x, more) = (at / 10_000.0, (at + step) / 10_000.0);

            return Normal.Cdf(x) <= Normal.Cdf(more) && Normal.Cdf(-x) == Normal.UpperTail(x);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_shared_quantiles_of_the_session_statistics_are_the_same()
    {
        Near.Equal(Quantiles.Normal95, -Normal.Quantile(0.025), Exact);
        Near.Equal(Quantiles.Normal70, -Normal.Quantile(0.15), 2 * Exact);
    }
}
