using System.Net;
using AngleSharp.Dom;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class EntryPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Theory]
    [InlineData("Amount", "abc", "NaN", "Infinity", "1e12", "0", "1.999")]
    [InlineData("Date", "0001-01-01", "2199-01-01", "x", "")]
    public async Task Defect_18_a_mistake_while_editing_is_answered_with_a_message(string field, params string[] values)
    {
        var path = await EditPathAsync(100m);

        foreach (var value in values)
        {
            using var answer = await EditAsync(path, (field, value));
            Assert.NotEmpty(await RefusalAsync(answer, field));
        }

        Assert.Equal(100m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Defect_57_an_entry_can_be_edited_and_its_history_shows_both_values()
    {
        var path = await EditPathAsync(100m);

        using var saved = await EditAsync(path, ("Amount", "120.50"), ("Note", "Counted again"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(120.5m, (await AccountAsync(Stars)).Balance.Amount);
        var history = Text((await Browser.OpenAsync(saved.Headers.Location!.ToString())).QuerySelector("[aria-labelledby=h-history]"));
        Assert.Contains("+$100.00", history, StringComparison.Ordinal);
        Assert.Contains("+$120.50", history, StringComparison.Ordinal);
        Assert.Contains("Counted again", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defect_53_an_edit_of_something_older_shows_the_newer_values_instead_of_overwriting_them()
    {
        var path = await EditPathAsync(100m);
        var old = await Browser.OpenAsync(path);
        using var first = await EditAsync(path, ("Amount", "150"));

        using var second = await Browser.PostAsync(path, [.. Hidden(old, path), ("Amount", "90"), ("Date", Today)]);

        var page = await Browser.ReadAsync(second);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("$150.00", Text(page.QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal("90", page.QuerySelector("#Amount")!.GetAttribute("value"));
        Assert.Equal(150m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Deleting_says_what_it_changes_and_can_be_taken_back()
    {
        var id = await DepositAsync(100m);
        var path = $"/entries/{id.Value}/delete";

        var question = await Browser.OpenAsync(path);
        using var deleted = await Browser.SubmitAsync(path);
        var list = await Browser.OpenAsync("/entries");
        var gone = await Browser.OpenAsync($"/entries/{id.Value}");
        using var restored = await Browser.SubmitAsync($"/entries/{id.Value}", $"/entries/{id.Value}/restore");

        Assert.Contains("from $100.00 to $0.00", Text(question.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Equal($"/entries/{id.Value}/restore", list.QuerySelector(".toast form")!.GetAttribute("action"));
        Assert.Contains("Deleted entry", Text(gone.QuerySelector("h1")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal(100m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Deleting_before_a_stated_balance_says_that_the_balance_stays()
    {
        var id = await DepositAsync(100m, Day.AddDays(-3));
        using var stated = await RecordAsync("/balances/new", ("Amount", "130"));

        var question = Text((await Browser.OpenAsync($"/entries/{id.Value}/delete")).QuerySelector("main"));

        Assert.Contains("PokerStars stays at $130.00", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_belongs_to_somebody_else_looks_like_what_does_not_exist()
    {
        var id = await DepositAsync(100m);
        using var stranger = await App.OpenSignedInAsync("nils@example.org");
        foreach (var path in new[] { "/accounts/{account}", "/accounts/{account}/rename", "/accounts/{account}/archive", "/entries/{entry}", "/entries/{entry}/edit", "/entries/{entry}/delete" })
        {
            using var own = await Browser.GetAsync(At(path, Stars.Value, id.Value));
            using var foreign = await stranger.GetAsync(At(path, Stars.Value, id.Value));
            using var missing = await stranger.GetAsync(At(path, Guid.NewGuid(), Guid.NewGuid()));

            Assert.Equal(HttpStatusCode.OK, own.StatusCode);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode));
            Assert.Equal(Text((await Browser.ReadAsync(missing)).QuerySelector("h1")), Text((await Browser.ReadAsync(foreign)).QuerySelector("h1")));
        }
    }

    [Fact]
    public async Task Nobody_changes_what_belongs_to_somebody_else()
    {
        var id = await DepositAsync(100m);
        using var stranger = await App.OpenSignedInAsync("nils@example.org");
        var token = (await stranger.OpenAsync("/accounts")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        string[] actions =
        [
            "/accounts/{account}/rename", "/accounts/{account}/archive", "/accounts/{account}/restore", "/accounts/{account}/delete",
            "/accounts/{account}/move", "/entries/{entry}/edit", "/entries/{entry}/delete", "/entries/{entry}/undo", "/entries/{entry}/restore",
        ];

        foreach (var action in actions)
        {
            using var answer = await stranger.PostAsync(
                At(action, Stars.Value, id.Value),
                ("__RequestVerificationToken", token), ("Name", "Mine"), ("Direction", "Up"), ("Amount", "1"), ("Date", Today), ("Version", "1"));
            Assert.Equal((action, HttpStatusCode.NotFound), (action, answer.StatusCode));
        }

        var account = await AccountAsync(Stars);
        Assert.Equal(("PokerStars", 100m, false), (account.Name, account.Balance.Amount, account.IsArchived));
    }

    private static string At(string path, Guid account, Guid entry) =>
        path.Replace("{account}", account.ToString(), StringComparison.Ordinal).Replace("{entry}", entry.ToString(), StringComparison.Ordinal);

    private async Task<string> EditPathAsync(decimal amount) => $"/entries/{(await DepositAsync(amount)).Value}/edit";

    private Task<HttpResponseMessage> EditAsync(string path, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual = [("Amount", "100"), ("Date", Today), ("Note", "")];
        return Browser.SubmitAsync(path, Merged(usual, fields));
    }

    private static IEnumerable<(string Name, string Value)> Hidden(IDocument page, string action) =>
        page.QuerySelectorAll($"form[action='{action}'] input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!));
}
