using System.Globalization;
using System.Net;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class TransferPageTests(PostgresFixture postgres) : TransferPages(postgres)
{
    [Fact]
    public async Task A_transfer_across_currencies_shows_both_sides_the_fee_and_what_the_exchange_cost()
    {
        await DepositAsync(500m);

        using var saved = await MoveAsync(("Amount", "100"), ("Received", "15000"), ("Fee", "2.50"), ("Note", "To the bank"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal((397.5m, 15_000m), ((await AccountAsync(Stars)).Balance.Amount, (await AccountAsync(Yen)).Balance.Amount));
        var page = await Browser.OpenAsync(saved.Headers.Location!.ToString());
        var told = Text(page.QuerySelector("[aria-labelledby=h-what]"));
        foreach (var part in new[] { "From PokerStars to Savings", "−$100.00", "+¥15,000", "−$2.50", "150 JPY per USD", "The day’s rate would have given", "To the bank" })
        {
            Assert.Contains(part, told, StringComparison.Ordinal);
        }

        Assert.Equal("Transfer of $100.00 saved", Text(page.QuerySelector(".toast .grow")));
        Assert.Contains("Never changed", Text(page.QuerySelector("[aria-labelledby=h-history]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_rate_the_page_says_that_the_cost_of_the_exchange_is_unknown()
    {
        var wallet = await OpenAccountAsync(Player, AccountKind.Asset, "Cold wallet", "BTC");
        await DepositAsync(500m);

        using var saved = await MoveAsync(("ToAccountId", wallet.Value.ToString()), ("Amount", "100"), ("Received", "0.0011"));

        var told = Text((await Browser.OpenAsync(saved.Headers.Location!.ToString())).QuerySelector("[aria-labelledby=h-what]"));
        Assert.Contains("There is no rate from USD to BTC", told, StringComparison.Ordinal);
        Assert.DoesNotContain("would have given", told, StringComparison.Ordinal);
        var dashboard = Text((await Browser.OpenAsync("/dashboard")).QuerySelector("[aria-labelledby=h-bankroll]"));
        Assert.Contains("Moved to accounts without a rate", dashboard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Amount", "abc", "NaN", "1e12", "", "0", "-5", "12.345")]
    [InlineData("Received", "abc", "", "0", "-1", "100.5")]
    [InlineData("Fee", "abc", "-1", "0.001")]
    [InlineData("Date", "x", "", "2199-01-01", "1969-12-31")]
    [InlineData("FromAccountId", "", "x", "00000000-0000-0000-0000-000000000000")]
    [InlineData("ToAccountId", "", "x")]
    public async Task A_mistake_is_answered_beside_its_field(string field, params string[] values)
    {
        await DepositAsync(500m);

        foreach (var value in values)
        {
            using var answer = await MoveAsync(("Amount", "100"), ("Received", "15000"), (field, value));
            Assert.NotEmpty(await RefusalAsync(answer, field));
        }

        Assert.Equal(500m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Without_scripts_the_days_rate_is_offered_when_the_amount_that_arrived_is_missing()
    {
        await DepositAsync(500m);

        using var answer = await MoveAsync(("Amount", "100"), ("Received", ""));

        var page = await Browser.ReadAsync(answer);
        Assert.Contains("would be ¥", Text(page.QuerySelector("[data-suggestion]")), StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("#Received")!.GetAttribute("value") ?? "");
        Assert.Equal("100", page.QuerySelector("#Amount")!.GetAttribute("value"));
        Assert.Equal(Stars.Value.ToString(), page.QuerySelector("#FromAccountId option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_script_is_told_what_the_days_rate_would_give_and_nothing_is_saved()
    {
        var page = await Browser.OpenAsync(Form);
        var token = page.QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!;
        (string, string)[] fields = [("__RequestVerificationToken", token), ("FromAccountId", Stars.Value.ToString()), ("Amount", "100"), ("Date", Today)];

        using var exchanged = await Browser.PostAsync("/transfers/suggestion", [.. fields, ("ToAccountId", Yen.Value.ToString())]);
        using var same = await Browser.PostAsync("/transfers/suggestion", [.. fields, ("ToAccountId", Stars.Value.ToString())]);

        Assert.NotNull((await Browser.ReadAsync(exchanged)).QuerySelector("[data-take]"));
        Assert.Equal(HttpStatusCode.NoContent, same.StatusCode);
        Assert.Empty((await EntriesAsync()).Items);
    }

    [Fact]
    public async Task In_one_currency_nothing_is_asked_for_that_arrived_and_another_amount_is_refused()
    {
        var other = await OpenAccountAsync(Player, AccountKind.Site, "GGPoker", "USD");
        await DepositAsync(500m);

        using var refused = await MoveAsync(("ToAccountId", other.Value.ToString()), ("Amount", "100"), ("Received", "99"));
        using var saved = await MoveAsync(("ToAccountId", other.Value.ToString()), ("Amount", "100"), ("Received", ""));

        Assert.Contains("fee", await RefusalAsync(refused, "Received"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(100m, (await AccountAsync(other)).Balance.Amount);
    }

    [Fact]
    public async Task A_transfer_of_more_than_there_is_asks_first()
    {
        await DepositAsync(50m);

        using var asked = await MoveAsync(("Amount", "80"), ("Received", "12000"));
        using var confirmed = await MoveAsync(("Amount", "80"), ("Received", "12000"), ("Confirmed", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.NotNull((await Browser.ReadAsync(asked)).QuerySelector("input[name=Confirmed]"));
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        Assert.Equal(-30m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task The_warning_of_an_earlier_day_is_said_once_and_in_English()
    {
        var player = await App.CreatePlayerAsync("lena@example.org", Preferences.Default with { CultureName = "de-DE" });
        var from = await OpenAccountAsync(player, AccountKind.Site, "PokerStars", "EUR");
        var to = await OpenAccountAsync(player, AccountKind.Site, "GGPoker", "USD");
        var early = Day.AddDays(-5);
        foreach (var (amount, day) in new[] { (50m, early), (100m, Day) })
        {
            await UseAsync<IDeposits, bool>(async d => (await d.RecordAsync(player, new(Guid.NewGuid(), from, amount, day, Note: null, Day, TimeZoneInfo.Utc), default)).Succeeded);
        }

        using var browser = await App.OpenSignedInAsync("lena@example.org");
        using var asked = await browser.SubmitAsync(
            Form, ("FromAccountId", from.Value.ToString()), ("ToAccountId", to.Value.ToString()), ("Amount", "80"), ("Received", "90"), ("Date", early.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        using var lacking = await browser.SubmitAsync(
            Form, ("FromAccountId", from.Value.ToString()), ("ToAccountId", to.Value.ToString()), ("Amount", "80"), ("Received", ""), ("Date", Today));

        Assert.Contains("below zero on " + early.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture), await RefusalAsync(asked, "Amount"), StringComparison.Ordinal);
        var page = await Browser.ReadAsync(asked);
        Assert.Equal(2, Text(page.QuerySelector("main")).Split("below zero on").Length);
        Assert.NotNull(page.QuerySelector("input[name=Confirmed]"));
        Assert.Equal("Amount that arrived", Text((await Browser.ReadAsync(lacking)).QuerySelector("[role=alert] a[href='#Received']")));
    }

    [Fact]
    public async Task The_same_form_sent_twice_writes_once()
    {
        await DepositAsync(500m);
        var key = Guid.NewGuid().ToString();

        using var first = await MoveAsync(("Amount", "100"), ("Received", "15000"), ("IdempotencyKey", key));
        using var second = await MoveAsync(("Amount", "100"), ("Received", "15000"), ("IdempotencyKey", key));

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(400m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Amounts_are_typed_as_the_player_writes_them()
    {
        var player = await App.CreatePlayerAsync("lena@example.org", Preferences.Default with { CultureName = "de-DE" });
        var from = await OpenAccountAsync(player, AccountKind.Site, "PokerStars", "EUR");
        var to = await OpenAccountAsync(player, AccountKind.Site, "GGPoker", "USD");
        using var browser = await App.OpenSignedInAsync("lena@example.org");

        using var saved = await browser.SubmitAsync(
            Form, ("FromAccountId", from.Value.ToString()), ("ToAccountId", to.Value.ToString()), ("Amount", "1.234,50"), ("Received", "1.300,25"), ("Fee", "0,75"),
            ("Date", Today), ("Confirmed", "true"));

        var page = await browser.OpenAsync(saved.Headers.Location!.ToString());
        var edit = await browser.OpenAsync(saved.Headers.Location + "/edit");
        Assert.Equal("€1.234,50", Text(page.QuerySelector(".money.hero")));
        Assert.Equal("1300,25", edit.QuerySelector("#Received")!.GetAttribute("value"));
        Assert.Equal("0,75", edit.QuerySelector("#Fee")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Lists_name_the_other_account_and_lead_to_the_transfer_as_does_each_of_its_entries()
    {
        var path = await MovedAsync();
        var side = (await EntriesAsync(new(Account: Yen))).Items.Single();

        var list = await Browser.OpenAsync("/entries");
        using var entry = await Browser.GetAsync($"/entries/{side.Id.Value}");
        using var edit = await Browser.GetAsync($"/entries/{side.Id.Value}/edit");
        using var delete = await Browser.GetAsync($"/entries/{side.Id.Value}/delete");

        var titles = list.QuerySelectorAll($".table a[href='{path}']").Select(Text).ToList();
        Assert.Contains("Transfer to Savings", titles, StringComparer.Ordinal);
        Assert.Contains("Transfer from PokerStars", titles, StringComparer.Ordinal);
        Same([path, path + "/edit", path + "/delete"], new[] { entry, edit, delete }.Select(a => a.Headers.Location!.ToString()));
        var account = Text((await Browser.OpenAsync($"/accounts/{Yen.Value}")).QuerySelector("[aria-labelledby=h-how]"));
        Assert.Contains("Moved here", account, StringComparison.Ordinal);
    }
}
