using System.Globalization;
using System.Net;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class RecurringPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task The_next_six_days_are_shown_before_anything_is_saved()
    {
        using var answer = await PlanAsync(("Preview", "true"), ("FirstDay", "2027-01-31"));

        var page = await Browser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Same(["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"], page.QuerySelectorAll(".days-ahead time").Select(t => t.GetAttribute("datetime")!));
        Assert.Equal("No recurring entries yet", Text((await Browser.OpenAsync("/recurring")).QuerySelector(".empty h2")));
    }

    [Fact]
    public async Task What_is_due_is_made_on_saving_and_the_next_day_is_told()
    {
        using var saved = await PlanAsync(("Unit", "Week"), ("Note", "Salary"));

        Assert.Equal("/recurring", saved.Headers.Location!.ToString());
        Assert.Equal(50m, (await AccountAsync(Stars)).Balance.Amount);
        var page = await Browser.OpenAsync("/recurring");
        Assert.Contains("Next on " + Day.AddDays(7).ToString("dddd, d MMMM", CultureInfo.InvariantCulture), Text(page.QuerySelector(".rows li")), StringComparison.Ordinal);
        var made = await Browser.OpenAsync(page.QuerySelector(".rows a[href^='/entries?Origin=']")!.GetAttribute("href")!);
        Same(["+$50.00"], made.QuerySelectorAll(".entries td.num > .money").Select(m => Text(m)));
    }

    [Fact]
    public async Task Days_that_saving_would_refuse_are_refused_before_and_none_are_promised()
    {
        using var answer = await PlanAsync(("Preview", "true"), ("Unit", "Week"), ("FirstDay", "2020-01-01"));

        Assert.Contains("more than a year back", await RefusalAsync(answer, "FirstDay"), StringComparison.Ordinal);
        Assert.Null((await Browser.ReadAsync(answer)).QuerySelector(".preview"));
    }

    [Fact]
    public async Task A_rule_that_is_stopped_at_once_is_not_reported_as_if_all_were_well()
    {
        using var saved = await PlanAsync(("Kind", "Withdrawal"));
        Assert.Contains("saved. Paused: the next one would leave PokerStars below zero", await ToastAsync(), StringComparison.Ordinal);

        var resume = (await Browser.OpenAsync("/recurring")).QuerySelector("form[action$='/resume']")!.GetAttribute("action")!;
        using var again = await Browser.SubmitAsync("/recurring", resume);
        Assert.Contains("It cannot go on yet. Paused", await ToastAsync(), StringComparison.Ordinal);

        await DepositAsync(60m);
        using var resumed = await Browser.SubmitAsync("/recurring", resume);
        Assert.Contains("It goes on", await ToastAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Amount", "abc", "0", "", "1.999")]
    [InlineData("Every", "0", "x", "101", "")]
    [InlineData("Unit", "Day", "")]
    [InlineData("FirstDay", "x", "", "1990-01-01", "2199-01-01")]
    [InlineData("LastDay", "x", "2020-01-01")]
    [InlineData("AccountId", "x", "")]
    [InlineData("Kind", "Transfer", "")]
    public async Task A_mistake_is_answered_beside_its_field(string field, params string[] values)
    {
        foreach (var value in values)
        {
            using var answer = await PlanAsync((field, value));
            Assert.NotEmpty(await RefusalAsync(answer, field));
        }
    }

    [Fact]
    public async Task A_withdrawal_that_cannot_be_made_pauses_the_rule_which_says_why_and_can_be_resumed()
    {
        using var saved = await PlanAsync(("Kind", "Withdrawal"));
        var page = await Browser.OpenAsync("/recurring");
        Assert.Contains("below zero", Text(page.QuerySelector(".rows li")), StringComparison.Ordinal);
        Assert.Equal(0m, (await AccountAsync(Stars)).Balance.Amount);

        await DepositAsync(60m);
        using var resumed = await Browser.SubmitAsync("/recurring", page.QuerySelector("form[action$='/resume']")!.GetAttribute("action")!);

        Assert.Equal(10m, (await AccountAsync(Stars)).Balance.Amount);
        Assert.NotNull((await Browser.OpenAsync("/recurring")).QuerySelector("form[action$='/pause']"));
    }

    [Fact]
    public async Task A_rule_paused_by_hand_is_not_blamed_on_a_low_account()
    {
        using var saved = await PlanAsync(("Kind", "Withdrawal"), ("FirstDay", Day.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        var page = await Browser.OpenAsync("/recurring");

        using var paused = await Browser.SubmitAsync("/recurring", page.QuerySelector("form[action$='/pause']")!.GetAttribute("action")!);

        var list = Text((await Browser.OpenAsync("/recurring")).QuerySelector(".rows li"));
        Assert.Contains("Paused.", list, StringComparison.Ordinal);
        Assert.DoesNotContain("below zero", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_edited_paused_and_deleted_after_a_question()
    {
        using var saved = await PlanAsync();
        var page = await Browser.OpenAsync("/recurring");
        var edit = page.QuerySelector(".rows a[href$='/edit']")!.GetAttribute("href")!;
        var form = await Browser.OpenAsync(edit);
        Assert.Equal("50.00", form.QuerySelector("#Amount")!.GetAttribute("value"));

        using var changed = await Browser.SubmitAsync(edit, Usual(("Amount", "75")));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        using var paused = await Browser.SubmitAsync("/recurring", page.QuerySelector("form[action$='/pause']")!.GetAttribute("action")!);
        var list = Text((await Browser.OpenAsync("/recurring")).QuerySelector(".rows li"));
        Assert.Contains("$75.00", list, StringComparison.Ordinal);
        Assert.Contains("Paused.", list, StringComparison.Ordinal);

        using var deleted = await Browser.SubmitAsync(edit.Replace("/edit", "/delete", StringComparison.Ordinal));
        Assert.Equal("No recurring entries yet", Text((await Browser.OpenAsync("/recurring")).QuerySelector(".empty h2")));
        Assert.Equal(50m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task An_edit_of_something_older_is_told_apart()
    {
        using var saved = await PlanAsync();
        var edit = (await Browser.OpenAsync("/recurring")).QuerySelector(".rows a[href$='/edit']")!.GetAttribute("href")!;
        var old = (await Browser.OpenAsync(edit)).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        using var first = await Browser.SubmitAsync(edit, Usual(("Amount", "75")));

        using var second = await Browser.SubmitAsync(edit, Usual(("Amount", "90"), ("Version", old)));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("90", (await Browser.ReadAsync(second)).QuerySelector("#Amount")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Somebody_elses_rule_is_not_found()
    {
        using var saved = await PlanAsync();
        var edit = (await Browser.OpenAsync("/recurring")).QuerySelector(".rows a[href$='/edit']")!.GetAttribute("href")!;
        using var stranger = await App.OpenSignedInAsync("nils@example.org");
        var token = (await stranger.OpenAsync("/accounts")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var action in new[] { "/edit", "/pause", "/resume", "/delete" })
        {
            using var answer = await stranger.PostAsync(edit.Replace("/edit", action, StringComparison.Ordinal), ("__RequestVerificationToken", token));
            Assert.Equal((action, HttpStatusCode.NotFound), (action, answer.StatusCode));
        }

        using var page = await stranger.GetAsync(edit);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    private (string Name, string Value)[] Usual(params (string Name, string Value)[] fields) => Merged(
        [("Kind", "Deposit"), ("AccountId", Stars.Value.ToString()), ("Amount", "50"), ("Every", "1"), ("Unit", "Month"), ("FirstDay", Today), ("LastDay", ""), ("Category", ""), ("Note", "")],
        fields);

    private Task<HttpResponseMessage> PlanAsync(params (string Name, string Value)[] fields) => Browser.SubmitAsync("/recurring/new", Usual(fields));

    private async Task<string> ToastAsync() => Text((await Browser.OpenAsync("/recurring")).QuerySelector(".toast .grow"));
}
