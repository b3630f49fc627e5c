using FsCheck;
using FsCheck.Fluent;

namespace StakeEasy.SharedKernel.Tests;

public sealed class CurrencyCodeTests
{
    [Fact]
    public void Any_text_is_either_refused_or_read_as_a_code_that_reads_back_as_itself() => Prop.ForAll<string>(text =>
        !CurrencyCode.TryParse(text, out var code) || (CurrencyCode.Of(code.ToString()) == code && code.Value.All(char.IsAsciiLetterOrDigit)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("eur", "EUR")]
    [InlineData(" usdt ", "USDT")]
    public void Case_and_blanks_around_do_not_count(string typed, string code) => Assert.Equal(code, CurrencyCode.Of(typed).Value);

    [Theory]
    [InlineData("")]
    [InlineData("EU")]
    [InlineData("1EUR")]
    [InlineData("E-R")]
    [InlineData("ELEVENCHARS")]
    [InlineData("ÉUR")]
    public void What_is_no_code_is_refused(string typed) => Assert.Throws<FormatException>(() => CurrencyCode.Of(typed));

    [Fact]
    public void A_code_that_was_never_set_says_so() => Assert.Throws<InvalidOperationException>(() => default(CurrencyCode).Value);
}
