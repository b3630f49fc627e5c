using System.Net;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class EntryFormTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private static readonly string[] BadAmounts = ["abc", "NaN", "Infinity", "1e12", "", " ", "12.345", "1000000000000000", "\U0001F600", "--5", "1.2.3"];

    private static readonly string[] BadDays = ["0001-01-01", "2199-01-01", "1969-12-31", "x", "", "2026-02-30"];

    [Theory]
    [InlineData("/deposits/new")]
    [InlineData("/withdrawals/new")]
    [InlineData("/balances/new")]
    public async Task Defect_16_an_amount_that_is_no_number_is_answered_with_a_message(string form)
    {
        foreach (var amount in BadAmounts)
        {
            using var answer = await RecordAsync(form, ("Amount", amount));
            Assert.NotEmpty(await RefusalAsync(answer, "Amount"));
        }

        Assert.Empty((await EntriesAsync()).Items);
    }

    [Theory]
    [InlineData("/deposits/new")]
    [InlineData("/withdrawals/new")]
    [InlineData("/balances/new")]
    public async Task Defect_16_a_day_that_cannot_be_is_answered_with_a_message(string form)
    {
        foreach (var day in BadDays)
        {
            using var answer = await RecordAsync(form, ("Amount", "5"), ("Date", day));
            Assert.NotEmpty(await RefusalAsync(answer, "Date"));
        }

        Assert.Empty((await EntriesAsync()).Items);
    }

    [Fact]
    public async Task Defect_16_a_currency_the_account_is_not_kept_in_is_refused()
    {
        foreach (var form in new[] { "/deposits/new", "/withdrawals/new", "/balances/new" })
        {
            using var answer = await RecordAsync(form, ("Amount", "5"), ("Currency", "XXX"));
            Assert.Contains("USD", await RefusalAsync(answer, "Currency"), StringComparison.Ordinal);
        }

        Assert.Empty((await EntriesAsync()).Items);
    }

    [Fact]
    public async Task A_wrong_currency_leads_to_the_choice_of_account()
    {
        using var answer = await RecordAsync("/deposits/new", ("Amount", "5"), ("Currency", "EUR"));
        var page = await Browser.ReadAsync(answer);

        var target = page.GetElementById(page.QuerySelector("[role=alert] a")!.GetAttribute("href")![1..])!;
        Assert.NotNull(target.QuerySelector("input[name=AccountId]"));
        Assert.Equal("AccountId", page.GetElementById("Currency-error")!.ParentElement!.Id);
    }

    [Fact]
    public async Task Decimals_the_currency_does_not_have_are_refused()
    {
        using var answer = await RecordAsync("/deposits/new", ("AccountId", Yen.Value.ToString()), ("Amount", "100.5"));

        Assert.Contains("no decimals", await RefusalAsync(answer, "Amount"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_can_be_deposited_or_withdrawn_that_is_not_more_than_zero()
    {
        foreach (var (form, amount) in new[] { ("/deposits/new", "0"), ("/deposits/new", "-5"), ("/withdrawals/new", "0") })
        {
            using var answer = await RecordAsync(form, ("Amount", amount));
            Assert.Contains("more than zero", await RefusalAsync(answer, "Amount"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_typed_is_still_there_after_a_mistake()
    {
        using var answer = await RecordAsync("/deposits/new", ("Amount", "a hundred"), ("Date", "2199-01-01"), ("Note", "From <salary>"));

        var page = await Browser.ReadAsync(answer);
        Assert.Equal("a hundred", page.QuerySelector("#Amount")!.GetAttribute("value"));
        Assert.Equal("2199-01-01", page.QuerySelector("#Date")!.GetAttribute("value"));
        Assert.Equal("From <salary>", page.QuerySelector("#Note")!.GetAttribute("value"));
        Assert.Equal(Stars.Value.ToString(), page.QuerySelector("input[name=AccountId][checked]")!.GetAttribute("value"));
        Assert.Equal("New deposit, 2 errors · StakeEasy", page.Title);
        Assert.Equal("true", page.QuerySelector("#Amount")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Somebody_elses_account_cannot_be_chosen()
    {
        var other = await App.CreatePlayerAsync("nils@example.org");
        var foreign = await OpenAccountAsync(other, AccountKind.Site, "GGPoker", "USD");

        using var answer = await RecordAsync("/deposits/new", ("AccountId", foreign.Value.ToString()), ("Amount", "5"));

        Assert.Equal("Choose one of your accounts.", await RefusalAsync(answer, "AccountId"));
    }

    [Theory]
    [InlineData("/deposits/new")]
    [InlineData("/withdrawals/new")]
    [InlineData("/balances/new")]
    [InlineData("/bonuses/new")]
    [InlineData("/expenses/new")]
    [InlineData("/corrections/new")]
    public async Task An_account_that_is_none_of_the_players_is_refused_beside_the_field_also_where_all_accounts_have_one_currency(string form)
    {
        var player = await App.CreatePlayerAsync("lena@example.org");
        await OpenAccountAsync(player, AccountKind.Site, "GGPoker", "USD");
        using var browser = await App.OpenSignedInAsync("lena@example.org");
        foreach (var account in new[] { "x", $"{Guid.NewGuid()}", $"{Stars.Value}" })
        {
            using var answer = await browser.SubmitAsync(form, ("AccountId", account), ("Amount", "12.50"), ("Date", Today), ("Note", "Kept"));
            using var opened = await browser.GetAsync($"{form}?account={account}");

            Assert.Equal("Choose one of your accounts.", await RefusalAsync(answer, "AccountId"));
            Assert.Equal("12.50", (await Browser.ReadAsync(answer)).QuerySelector("#Amount")!.GetAttribute("value"));
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        }
    }

    [Fact]
    public async Task Defect_8_zero_is_a_balance()
    {
        await DepositAsync(100m);

        using var answer = await RecordAsync("/balances/new", ("Amount", "0"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var account = await AccountAsync(Stars);
        Assert.Equal((0m, -100m), (account.Balance.Amount, account.Won.Amount));
    }

    [Fact]
    public async Task Defect_9_a_balance_below_zero_is_kept_once_it_is_confirmed()
    {
        using var asked = await RecordAsync("/balances/new", ("Amount", "-20"));
        var question = await Browser.ReadAsync(asked);

        using var confirmed = await RecordAsync("/balances/new", ("Amount", "-20"), ("Confirmed", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.NotNull(question.QuerySelector("input[name=Confirmed]"));
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        Assert.Equal(-20m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Defect_13_a_withdrawal_of_more_than_there_is_asks_first()
    {
        await DepositAsync(50m);

        using var asked = await RecordAsync("/withdrawals/new", ("Amount", "80"));

        Assert.NotNull((await Browser.ReadAsync(asked)).QuerySelector("input[name=Confirmed]"));
        Assert.Equal(50m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Defect_53_the_same_form_sent_twice_writes_once()
    {
        var page = await Browser.OpenAsync("/deposits/new");
        (string, string)[] fields =
        [
            .. page.QuerySelectorAll("form[action='/deposits/new'] input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)),
            ("AccountId", Stars.Value.ToString()), ("Amount", "100"), ("Date", Today),
        ];

        using var first = await Browser.PostAsync("/deposits/new", fields);
        using var second = await Browser.PostAsync("/deposits/new", fields);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Single((await EntriesAsync()).Items);
    }

    [Fact]
    public async Task The_key_of_a_form_outlives_a_mistake()
    {
        var key = Guid.NewGuid().ToString();

        using var answer = await RecordAsync("/deposits/new", ("Amount", "abc"), ("IdempotencyKey", key));

        Assert.Equal(key, (await Browser.ReadAsync(answer)).QuerySelector("form[action='/deposits/new'] input[name=IdempotencyKey]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Amounts_are_typed_as_the_player_writes_them()
    {
        var player = await App.CreatePlayerAsync("lena@example.org", Preferences.Default with { CultureName = "de-DE" });
        var account = await OpenAccountAsync(player, AccountKind.Site, "PokerStars", "EUR");
        using var browser = await App.OpenSignedInAsync("lena@example.org");

        using var answer = await browser.SubmitAsync(
            "/deposits/new", ("AccountId", account.Value.ToString()), ("Amount", "1.234,50"), ("Date", Today));

        var page = await browser.OpenAsync($"/accounts/{account.Value}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("€1.234,50", Text(page.QuerySelector(".money.hero")));
    }

    [Fact]
    public async Task Without_scripts_the_form_offers_each_account_with_its_currency_and_balance()
    {
        var page = await Browser.OpenAsync("/deposits/new");

        var choices = page.QuerySelectorAll(".choice").Select(c => string.Join(' ', Text(c).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Same(["PokerStarsUSD · $0.00", "SavingsJPY · ¥0"], choices.Order(StringComparer.Ordinal));
        Assert.Equal("", page.QuerySelector("input[name=Currency]")!.GetAttribute("value"));
        Assert.Equal(Today, page.QuerySelector("#Date")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_account_used_last_is_chosen_already()
    {
        using var recorded = await RecordAsync("/deposits/new", ("AccountId", Yen.Value.ToString()), ("Amount", "500"));

        var page = await Browser.OpenAsync("/withdrawals/new");

        Assert.Equal(Yen.Value.ToString(), page.QuerySelector("input[name=AccountId][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_just_saved_can_be_undone_and_put_back()
    {
        using var recorded = await RecordAsync("/deposits/new", ("Amount", "100"));
        var saved = await Browser.OpenAsync(recorded.Headers.Location!.ToString());
        var undo = saved.QuerySelector(".toast form")!.GetAttribute("action")!;
        var token = saved.QuerySelector(".toast input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var undone = await Browser.PostAsync(undo, ("__RequestVerificationToken", token));
        var balanceAfterUndo = (await AccountAsync(Stars)).Balance.Amount;
        using var restored = await Browser.PostAsync(undo.Replace("undo", "restore", StringComparison.Ordinal), ("__RequestVerificationToken", token));

        Assert.Equal("Deposit of $100.00 saved", Text(saved.QuerySelector(".toast .grow")));
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(0m, balanceAfterUndo);
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal(100m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Undo_does_not_throw_away_what_was_changed_since()
    {
        using var recorded = await RecordAsync("/deposits/new", ("Amount", "100"));
        var form = (await Browser.OpenAsync(recorded.Headers.Location!.ToString())).QuerySelector(".toast form")!;
        var undo = form.GetAttribute("action")!;
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var id = undo.Split('/')[2];
        using var edited = await Browser.SubmitAsync($"/entries/{id}/edit", ("Amount", "150"), ("Date", Today), ("Note", ""));

        using var refused = await Browser.PostAsync(undo, ("__RequestVerificationToken", token));
        using var versionless = await Browser.PostAsync($"/entries/{id}/undo", ("__RequestVerificationToken", token));

        var page = await Browser.ReadAsync(refused);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (refused.StatusCode, versionless.StatusCode));
        Assert.Contains("changed meanwhile", Text(page.QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.Contains("$150.00", Text(page.QuerySelector("#delete-question")), StringComparison.Ordinal);
        Assert.Equal(150m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task A_form_sent_twice_can_still_be_undone()
    {
        var key = Guid.NewGuid().ToString();
        using var first = await RecordAsync("/deposits/new", ("Amount", "100"), ("IdempotencyKey", key));
        using var second = await RecordAsync("/deposits/new", ("Amount", "100"), ("IdempotencyKey", key));
        var form = (await Browser.OpenAsync(second.Headers.Location!.ToString())).QuerySelector(".toast form")!;

        using var undone = await Browser.PostAsync(
            form.GetAttribute("action")!, ("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!));

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(0m, (await AccountAsync(Stars)).Balance.Amount);
    }
}
