using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Legacy;

/// <summary>What the operator decides, and what the import advises: options it has, about rows that are there.</summary>
[Collection(Servers.Collection)]
public sealed class LegacyChoicesTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    [Theory]
    [InlineData("--email says two things of 1: a@b.de and c@d.de", "--email", "1=a@b.de", "--email", "1=c@d.de")]
    [InlineData("--currency says two things of xau: EUR and USD", "--currency", "XAU=EUR", "--currency", "xau=USD")]
    [InlineData("the older application has no user of this number", "--email", "999=a@b.de")]
    [InlineData("--currency XAU: the older application has no such code; it has BTC, CHF, COP, EUR", "--currency", "xau=EUR")]
    public async Task A_choice_that_contradicts_itself_or_is_about_nothing_is_told(string sentence, params string[] choice)
    {
        var legacy = await LegacyInstallation.NewAsync(mariaDb, postgres);
        var before = await legacy.StateAsync();

        var outcome = (await legacy.RunAsync(["import-legacy", .. LegacyInstallation.Decided, .. choice])).Expect(2);

        Assert.Contains(sentence, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Output + outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before.Split(" | ")[..6], (await legacy.StateAsync()).Split(" | ")[..6], StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_stops_the_run()
    {
        var legacy = await LegacyInstallation.NewAsync(mariaDb, postgres);

        var outcome = (await legacy.RunAsync(["import-legacy", .. LegacyInstallation.Decided, "--email", "1=notanaddress"])).Expect(1);

        Assert.Contains("address-blank, 1 row", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_advised_that_an_import_cannot_do()
    {
        var legacy = await LegacyInstallation.NewAsync(mariaDb, postgres);
        await legacy.ChangeAsync("SET sql_mode = ''; INSERT INTO deposits (id, date, amount, last_updated, currency, user_id) VALUES (991, '0000-00-00', 12.00, '2024-01-01', 'USD', 8); ALTER TABLE goals ADD place POINT NULL;");

        var refused = (await legacy.RunAsync(["import-legacy", .. LegacyInstallation.Decided])).Expect(1);
        var undated = (await legacy.RunAsync(["import-legacy", .. LegacyInstallation.Decided, "--fix", "zero-dates", "--exclude", "goals.place"])).Expect(1);

        Assert.DoesNotContain("--on-bad-row", refused.Output, StringComparison.Ordinal);
        Assert.Contains("or correct it in the older application.", refused.Output, StringComparison.Ordinal);
        Assert.Contains("undated-move, 1 row", undated.Output, StringComparison.Ordinal);
        Assert.Contains("deposits 991, user 8: 12 USD", undated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_stands_already_is_told_to_whoever_repeats_or_resumes_it()
    {
        var legacy = await LegacyInstallation.NewAsync(mariaDb, postgres);
        string[] words = ["import-legacy", .. LegacyInstallation.Decided];
        (await legacy.RunAsync(words)).Expect(0);

        var repeated = (await legacy.RunAsync(words)).Expect(2);
        var resumed = (await legacy.RunAsync([.. words, "--resume"])).Expect(0);

        Assert.Contains("published by run", repeated.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--schema NAME", repeated.Output, StringComparison.Ordinal);
        Assert.Contains("This run is done", resumed.Output, StringComparison.Ordinal);
    }
}
