using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace StakeEasy.SharedKernel.Tests;

public sealed class MoneyTests
{
    private static readonly Arbitrary<decimal> Amounts = (
        from whole in Gen.Choose(-2_000_000_000, 2_000_000_000)
        from fraction in Gen.Choose(0, 999_999_999)
        from scale in Gen.Choose(0, 9)
        select Math.Round(whole + fraction / 1_000_000_000m, scale)).ToArbitrary();

    [Fact]
    public void Adding_and_taking_away_are_exact_and_each_others_reverse() => Prop.ForAll(Amounts, Amounts, (a, b) =>
    {
        var (left, right) = (Money.Of(a, "EUR"), Money.Of(b, "EUR"));

        return left + right - right == left && left + right == right + left && left - right == -(right - left);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Amounts_of_two_currencies_never_meet() => Prop.ForAll(Amounts, Amounts, (a, b) =>
    {
        var (euro, dollar) = (Money.Of(a, "EUR"), Money.Of(b, "USD"));

        Assert.Throws<InvalidOperationException>(() => euro + dollar);
        Assert.Throws<InvalidOperationException>(() => euro - dollar);
        Assert.Throws<InvalidOperationException>(() => euro < dollar);
        Assert.Throws<InvalidOperationException>(() => euro >= dollar);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rounding_moves_by_half_a_unit_at_the_most_and_away_from_zero_at_the_half() => Prop.ForAll(Amounts, Gen.Choose(0, 8).ToArbitrary(), (a, scale) =>
    {
        var unit = new decimal(1, 0, 0, isNegative: false, (byte)scale);
        var rounded = Money.Of(a, "EUR").Rounded(scale);
        var moved = Math.Abs(rounded.Amount - a);

        return rounded.FitsScale(scale)
            && rounded.Rounded(scale) == rounded
            && moved <= unit / 2
            && (moved != unit / 2 || Math.Abs(rounded.Amount) > Math.Abs(a));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.005, 0.01)]
    [InlineData(-0.005, -0.01)]
    [InlineData(0.015, 0.02)]
    [InlineData(2.5, 2.5)]
    public void A_half_cent_goes_away_from_zero(double amount, double expected) =>
        Assert.Equal((decimal)expected, Money.Of((decimal)amount, "EUR").Rounded(2).Amount);

    [Fact]
    public void What_is_shown_in_a_culture_is_read_back_in_it() => Prop.ForAll(
        Amounts, Gen.Elements("en-IE", "de-DE", "fr-FR", "sv-SE", "de-CH", "en-IN", "pt-BR").ToArbitrary(), (a, name) =>
        {
            var culture = CultureInfo.GetCultureInfo(name);

            return MoneyText.TryParse(MoneyText.Format(a, 9, culture), culture, out var shown) && shown == a
                && MoneyText.TryParse(MoneyText.ForInput(a, 9, culture), culture, out var typed) && typed == a;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1.234,56", "de-DE", 1234.56)]
    [InlineData("1,234.56", "en-IE", 1234.56)]
    [InlineData("1,234.56", "de-DE", 1234.56)]
    [InlineData("12,50", "en-IE", 12.50)]
    [InlineData("12.50", "de-DE", 12.50)]
    [InlineData("1.234", "de-DE", 1234)]
    [InlineData("1,234", "en-IE", 1234)]
    [InlineData("1.234", "en-IE", 1.234)]
    [InlineData("1 234,5", "fr-FR", 1234.5)]
    [InlineData("1'234.50", "de-CH", 1234.50)]
    [InlineData(" −7 ", "en-IE", -7)]
    [InlineData(".5", "en-IE", 0.5)]
    [InlineData("0,125", "en-IE", 0.125)]
    [InlineData("0.125", "de-DE", 0.125)]
    [InlineData("12,34,567.5", "en-IN", 1234567.5)]
    public void Amounts_are_read_as_people_type_them(string typed, string culture, double expected)
    {
        Assert.True(MoneyText.TryParse(typed, CultureInfo.GetCultureInfo(culture), out var amount));
        Assert.Equal((decimal)expected, amount);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("abc")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e12")]
    [InlineData("1.2.3")]
    [InlineData("1,23,4.5")]
    [InlineData("--5")]
    [InlineData("0,125,000")]
    [InlineData("5-")]
    [InlineData("€5")]
    [InlineData("🎲")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("-")]
    [InlineData(".")]
    public void Defect_16_what_is_no_amount_is_not_read(string typed) =>
        Assert.False(MoneyText.TryParse(typed, CultureInfo.GetCultureInfo("en-IE"), out _));
}
