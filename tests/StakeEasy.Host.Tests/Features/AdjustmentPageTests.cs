using System.Net;
using AngleSharp.Dom;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class AdjustmentPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Theory]
    [InlineData("/bonuses/new", "25", EntryKind.Bonus, 25, "Bonus of $25.00 saved")]
    [InlineData("/expenses/new", "25", EntryKind.Expense, -25, "Expense of $25.00 saved")]
    [InlineData("/corrections/new", "-25", EntryKind.Correction, -25, "Correction of −$25.00 saved")]
    public async Task A_result_that_was_not_played_is_saved_with_category_and_tags(string form, string typed, EntryKind kind, int amount, string toast)
    {
        await DepositAsync(100m);

        using var saved = await RecordAsync(form, ("Amount", typed), ("Category", "Something"), ("Tags", " home , late,late,, "), ("Note", "Because"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var entry = (await EntriesAsync()).Items.Single(e => e.Kind == kind);
        Assert.Equal((amount, "Something", "home late", "Because"), (entry.Amount.Amount, entry.Category, string.Join(' ', entry.Tags), entry.Note));
        var page = await Browser.OpenAsync(saved.Headers.Location!.ToString());
        Assert.Equal(toast, Text(page.QuerySelector(".toast .grow")));
        var row = Text(page.QuerySelectorAll(".table tbody tr").First(r => r.QuerySelector($"a[href='/entries/{entry.Id.Value}']") is not null));
        Assert.Contains("Something", row, StringComparison.Ordinal);
        Assert.Contains("late", row, StringComparison.Ordinal);
        Assert.Equal(amount, (await AccountAsync(Stars)).Won.Amount);
    }

    [Theory]
    [InlineData("/bonuses/new", "Amount", "0", "-5", "abc", "1.234")]
    [InlineData("/expenses/new", "Amount", "0", "-5", "abc", "")]
    [InlineData("/corrections/new", "Amount", "0", "abc", "")]
    [InlineData("/corrections/new", "Note", "", " ")]
    [InlineData("/bonuses/new", "Category", "123456789012345678901234567890123456789012345678901")]
    [InlineData("/expenses/new", "Tags", "1234567890123456789012345678901", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u")]
    public async Task A_mistake_is_answered_beside_its_field_and_what_was_typed_stays(string form, string field, params string[] values)
    {
        await DepositAsync(100m);

        foreach (var value in values)
        {
            using var answer = await RecordAsync(form, Merged([("Amount", "5"), ("Note", "Why"), ("Category", "Kept")], [(field, value)]));
            Assert.NotEmpty(await RefusalAsync(answer, field));
            Assert.Equal(value.Trim(), (await Browser.ReadAsync(answer)).QuerySelector("#" + field)!.GetAttribute("value") ?? "");
        }

        Assert.Single((await EntriesAsync()).Items);
    }

    [Fact]
    public async Task Usual_categories_are_proposed_behind_those_the_player_uses_for_this_kind()
    {
        await DepositAsync(100m);
        using var rare = await RecordAsync("/expenses/new", ("Amount", "1"), ("Category", "Dealer school"));
        using var often = await RecordAsync("/expenses/new", ("Amount", "1"), ("Category", "Solver"));
        using var again = await RecordAsync("/expenses/new", ("Amount", "1"), ("Category", "Solver"));
        using var usual = await RecordAsync("/expenses/new", ("Amount", "1"), ("Category", "coaching"));

        var expense = Offered(await Browser.OpenAsync("/expenses/new"));
        var bonus = Offered(await Browser.OpenAsync("/bonuses/new"));

        Assert.Equal("Solver", expense[0]);
        Same(["Dealer school", "coaching"], expense.Skip(1).Take(2).Order(StringComparer.Ordinal));
        Assert.Contains("Travel", expense, StringComparer.Ordinal);
        Assert.DoesNotContain("Coaching", expense, StringComparer.Ordinal);
        Assert.Equal("Rakeback", bonus[0]);
    }

    [Fact]
    public async Task An_expense_of_more_than_there_is_asks_first()
    {
        using var asked = await RecordAsync("/expenses/new", ("Amount", "5"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.NotNull((await Browser.ReadAsync(asked)).QuerySelector("input[name=Confirmed]"));
    }

    [Fact]
    public async Task A_correction_is_edited_with_its_sign_its_category_and_its_tags()
    {
        await DepositAsync(100m);
        using var saved = await RecordAsync("/corrections/new", ("Amount", "-5"), ("Note", "Miscounted"), ("Category", "Counting mistake"), ("Tags", "home, late"));
        var path = $"/entries/{(await EntriesAsync()).Items.Single(e => e.Kind is EntryKind.Correction).Id.Value}";
        var edit = await Browser.OpenAsync(path + "/edit");

        using var changed = await Browser.SubmitAsync(path + "/edit", ("Amount", "3"), ("Date", Today), ("Note", "Miscounted twice"), ("Category", ""), ("Tags", "late"));

        Assert.Equal("-5.00", edit.QuerySelector("#Amount")!.GetAttribute("value"));
        Assert.Equal("Counting mistake", edit.QuerySelector("#Category")!.GetAttribute("value"));
        Assert.Equal("home, late", edit.QuerySelector("#Tags")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(103m, (await AccountAsync(Stars)).Balance.Amount);
        var page = await Browser.OpenAsync(path);
        Assert.Contains("Counting mistake", Text(page.QuerySelector("[aria-labelledby=h-history]")), StringComparison.Ordinal);
        Assert.Contains("late", Text(page.QuerySelector("[aria-labelledby=h-what]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commas_are_decimal_for_players_who_write_them()
    {
        var player = await App.CreatePlayerAsync("lena@example.org", Preferences.Default with { CultureName = "de-DE" });
        var account = await OpenAccountAsync(player, AccountKind.Site, "PokerStars", "EUR");
        using var browser = await App.OpenSignedInAsync("lena@example.org");

        using var answer = await browser.SubmitAsync("/bonuses/new", ("AccountId", account.Value.ToString()), ("Amount", "1.234,50"), ("Date", Today));

        Assert.Equal("€1.234,50", Text((await browser.OpenAsync(answer.Headers.Location!.ToString())).QuerySelector(".money.hero")));
    }

    [Theory]
    [InlineData("/dashboard", ".quick a")]
    [InlineData("/deposits/new", ".kinds a")]
    [InlineData("/transfers/new", ".kinds a")]
    public async Task Everything_that_can_be_recorded_is_one_tap_away(string page, string links)
    {
        var addresses = (await Browser.OpenAsync(page)).QuerySelectorAll(links).Select(a => a.GetAttribute("href")!.Split('?')[0]);

        Same(
            ["/deposits/new", "/withdrawals/new", "/transfers/new", "/balances/new", "/sessions/new", "/bonuses/new", "/expenses/new", "/corrections/new"],
            addresses);
    }

    private static List<string> Offered(IDocument page) => [.. page.QuerySelectorAll("#categories option").Select(o => o.GetAttribute("value")!)];
}
