using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class AccountPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Theory]
    [InlineData("Name", "", "x", "pokerstars")]
    [InlineData("Currency", "XXX", "", "<b>")]
    [InlineData("Kind", "Castle", "1", "")]
    [InlineData("OpeningBalance", "abc", "-1", "NaN", "1e12")]
    public async Task A_mistake_in_a_new_account_is_answered_with_a_message(string field, params string[] values)
    {
        foreach (var value in values)
        {
            using var answer = await AddAsync((field, value));
            Assert.NotEmpty(await RefusalAsync(answer, field));
        }
    }

    [Fact]
    public async Task The_focus_finds_the_period_again_after_it_was_switched()
    {
        foreach (var path in new[] { $"/accounts/{Stars.Value}", "/currencies/USD", "/dashboard/chart" })
        {
            var before = await Browser.OpenAsync(path + "?period=year");
            var after = await Browser.OpenAsync(path + "?period=all");

            // A script puts the focus back to the element with the same id.
            var links = after.QuerySelectorAll("nav[aria-label=Period] a").ToList();
            Assert.Equal(4, links.Count);
            Assert.All(links, link => Assert.Equal(Text(link), Text(before.GetElementById(link.Id!))));
        }
    }

    [Fact]
    public async Task An_asset_says_what_kind_it_is()
    {
        using var answer = await AddAsync(("Kind", "Asset"));

        Assert.NotEmpty(await RefusalAsync(answer, "AssetType"));
    }

    [Fact]
    public async Task A_new_account_starts_with_what_is_in_it()
    {
        using var answer = await AddAsync(("OpeningBalance", "1,250.50"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await Browser.OpenAsync(answer.Headers.Location!.ToString());
        Assert.Equal("€1,250.50", Text(page.QuerySelector(".money.hero")));
        Assert.Single(page.QuerySelectorAll("tbody td.wide-only.day-cell"));
    }

    [Fact]
    public async Task Accounts_are_shown_in_two_groups_with_their_totals()
    {
        await DepositAsync(100m);

        var page = await Browser.OpenAsync("/accounts");

        Assert.Contains("$100.00", Text(page.QuerySelector("[aria-labelledby=h-sites] tfoot")), StringComparison.Ordinal);
        Assert.Contains("Savings", Text(page.QuerySelector("[aria-labelledby=h-assets] tbody")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_is_worth_the_same_on_every_page()
    {
        await DepositAsync(63.6m);
        var loose = await OpenAccountAsync(Player, AccountKind.Site, "GGPoker", "USD");
        await UseAsync<IDeposits, bool>(async deposits =>
            (await deposits.RecordAsync(Player, new RecordEntry(Guid.NewGuid(), loose, 77.77m, Day, null, Day, TimeZoneInfo.Utc), CancellationToken.None)).Succeeded);
        var overview = await UseAsync<IOverview, Overview>(o => o.OfAsync(Player, CurrencyCode.Of("EUR"), Day, CancellationToken.None));

        var list = await Browser.OpenAsync("/accounts");

        foreach (var account in overview.Accounts)
        {
            var shown = Text(list.QuerySelector($"[id='account-{account.Account.Id.Value}'] td.num.under"));
            Assert.Equal(account.Converted is { } amount ? MoneyDisplay.Text(App.Services.GetRequiredService<ICurrencies>(), Money.Of(amount, "EUR")) : "not converted", shown);
        }
    }

    [Fact]
    public async Task An_account_is_renamed_unless_the_name_is_taken()
    {
        var path = $"/accounts/{Stars.Value}/rename";

        using var taken = await Browser.SubmitAsync(path, ("Name", "SAVINGS"));
        using var renamed = await Browser.SubmitAsync(path, ("Name", "Stars"));

        Assert.NotEmpty(await RefusalAsync(taken, "Name"));
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        Assert.Equal("Stars", (await AccountAsync(Stars)).Name);
    }

    [Fact]
    public async Task Defect_12_an_account_with_entries_is_archived_and_stays_in_the_totals()
    {
        await DepositAsync(100m);

        using var archived = await Browser.SubmitAsync($"/accounts/{Stars.Value}/archive");
        using var deleted = await PostAsync($"/accounts/{Stars.Value}/delete");

        Assert.Equal(HttpStatusCode.Redirect, archived.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, deleted.StatusCode);
        var account = await AccountAsync(Stars);
        Assert.Equal((true, 100m), (account.IsArchived, account.Balance.Amount));
        Assert.Contains("PokerStars", Text((await Browser.OpenAsync("/dashboard")).QuerySelector("table")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defect_54_new_accounts_can_be_moved_up_and_down()
    {
        using var added = await AddAsync(("Name", "GGPoker"));
        var id = added.Headers.Location!.ToString();

        using var moved = await PostAsync(id + "/move", ("Direction", "Up"));
        var names = (await Browser.OpenAsync("/accounts")).QuerySelectorAll("[aria-labelledby=h-sites] tbody td:first-child a").Select(a => Text(a));

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Same(["GGPoker", "PokerStars"], names);
    }

    [Fact]
    public async Task The_balance_over_time_is_drawn_for_each_period_and_told_as_a_table()
    {
        await DepositAsync(100m, Day.AddDays(-20));
        await DepositAsync(50m);

        foreach (var period in new[] { "month", "quarter", "year", "all", "nonsense" })
        {
            var page = await Browser.OpenAsync($"/accounts/{Stars.Value}?period={period}");
            Assert.NotNull(page.QuerySelector("svg[role=img] path.one"));
            Assert.Equal("$150.00", Text(page.QuerySelectorAll(".table-twin .money")[^1]));
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string path, params (string, string)[] fields)
    {
        var token = (await Browser.OpenAsync("/accounts")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await Browser.PostAsync(path, [("__RequestVerificationToken", token), .. fields]);
    }

    private Task<HttpResponseMessage> AddAsync(params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual = [("Kind", "Site"), ("Name", "Winamax"), ("Currency", "EUR"), ("OpeningBalance", "")];
        return Browser.SubmitAsync("/accounts/new", Merged(usual, fields));
    }
}
