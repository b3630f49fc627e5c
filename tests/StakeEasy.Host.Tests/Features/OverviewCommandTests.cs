using System.Text.Json;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class OverviewCommandTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task Amounts_have_the_decimals_of_their_currency()
    {
        await OpenAccountAsync(Player, AccountKind.Asset, "Cold wallet", "BTC");
        await DepositAsync(12.5m);

        var (exitCode, output) = await StakeEasyProcess.RunAsync("overview", "--user", WebApp.Email, "--currency", "USD", "--json", "--ConnectionStrings:StakeEasy=" + Database);

        Assert.Equal(0, exitCode);
        using var answer = JsonDocument.Parse(output);
        var balances = answer.RootElement.GetProperty("accounts").EnumerateArray()
            .Select(a => a.GetProperty("name").GetString() + " " + a.GetProperty("balance").GetRawText());
        Same(["Cold wallet 0.00000000", "PokerStars 12.50", "Savings 0"], balances.Order(StringComparer.Ordinal));
        Assert.Equal("12.50", answer.RootElement.GetProperty("bankroll").GetRawText());
    }
}
