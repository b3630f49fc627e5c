using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Imports;

[Collection(PostgresFixture.Collection)]
public sealed class OpeningAccountsTests(PostgresFixture postgres) : ImportTests(postgres)
{
    [Fact]
    public async Task Accounts_the_file_names_are_opened_with_the_first_check_where_that_is_wanted()
    {
        var id = await ReceiveAsync("date,kind,account,currency,amount\n2026-03-01,deposit,Stars,EUR,5\n2026-03-02,deposit,Wallet,USD,7\n2026-03-03,deposit,stars,EUR,1\n");
        await ChooseAsync(id, c => c with { OpensUnknown = true });

        var check = await CheckAsync(id);
        var imported = await CommitAsync(id);

        Assert.Equal((3, 0), (check.New, check.UnknownAccounts.Count));
        Assert.Equal(3, imported.Value.Imported);
        Assert.Equal((6m, "EUR"), ((await AccountAsync("Stars")).Balance.Amount, (await AccountAsync("Stars")).Currency.Value));
        Assert.Equal((7m, "USD"), ((await AccountAsync("Wallet")).Balance.Amount, (await AccountAsync("Wallet")).Currency.Value));
    }

    [Fact]
    public async Task A_row_before_the_one_that_tells_the_currency_goes_to_the_opened_account_too()
    {
        var id = await ReceiveAsync("date,kind,account,currency,amount\n2026-03-01,deposit,Stars,,5\n2026-03-02,deposit,Stars,USD,7\n");
        await ChooseAsync(id, c => c with { OpensUnknown = true });

        var check = await CheckAsync(id);

        Assert.Equal((2, 0), (check.New, check.Bad));
        Assert.Equal("USD", Assert.Single(check.Sums).Moved.Currency.Value);
    }

    [Fact]
    public async Task A_name_without_a_currency_is_still_asked_about()
    {
        var id = await ReceiveAsync("date,kind,account,currency,amount\n2026-03-01,deposit,Stars,,5\n");
        await ChooseAsync(id, c => c with { OpensUnknown = true });

        var check = await CheckAsync(id);

        Assert.Equal(("Stars", null), (Assert.Single(check.UnknownAccounts).Name, check.UnknownAccounts[0].Suggested));
        Assert.Equal(1, check.Bad);
    }
}
