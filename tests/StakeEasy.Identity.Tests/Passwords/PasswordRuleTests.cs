using StakeEasy.Identity.Passwords;

namespace StakeEasy.Identity.Tests.Passwords;

public sealed class PasswordRuleTests
{
    private const string Email = "longenough.name@example.org";

    [Theory]
    [InlineData("short pass", true)]
    [InlineData("nine char", false)]
    [InlineData("three quiet horses", true)]
    [InlineData("          x", true)]
    [InlineData("ñandúes y caballos", true)]
    [InlineData("password1234", false)]
    [InlineData("PassWord1234", false)]
    [InlineData("password12", false)]
    [InlineData("Passw0rd12", false)]
    [InlineData("P@ssw0rd!!", false)]
    [InlineData("1234567890", false)]
    [InlineData("qwertyuiop", false)]
    [InlineData("aaaaaaaaaaaa", false)]
    [InlineData("abcabcabcabca", false)]
    [InlineData("pokerstars123", false)]
    [InlineData("stakeeasy123", false)]
    [InlineData("longenough.name@example.org", false)]
    [InlineData("LongEnough.Name@example.org", false)]
    [InlineData("longenough.name", false)]
    public void A_password_is_long_and_not_one_that_everybody_tries(string password, bool accepted) =>
        Assert.Equal(accepted, PasswordRule.Check(password, Email, "Password") is null);

    [Fact]
    public void Ten_characters_are_enough_and_257_are_too_many()
    {
        Assert.Null(PasswordRule.Check("x7$kQ2!mZp", Email, "Password"));
        Assert.NotNull(PasswordRule.Check("x7$kQ2!mZ", Email, "Password"));
        Assert.Null(PasswordRule.Check(Long(256), Email, "Password"));
        Assert.NotNull(PasswordRule.Check(Long(257), Email, "Password"));
    }

    [Fact]
    public void The_list_of_common_passwords_holds_none_that_length_alone_refuses()
    {
        using var stream = typeof(PasswordRule).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(words.Length > 400);
        Assert.All(words, w => Assert.True(w.Length >= PasswordRule.MinLength && w.Trim().Length == w.Length, w));
    }

    private static string Long(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + ((i * i) + (i / 7)) % 26)));
}
