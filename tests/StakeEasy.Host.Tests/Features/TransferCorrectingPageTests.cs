using System.Net;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>A transfer that stands is edited, taken back and deleted as one.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class TransferCorrectingPageTests(PostgresFixture postgres) : TransferPages(postgres)
{
    [Fact]
    public async Task A_fee_that_was_emptied_in_an_edit_does_not_wait_to_be_put_back()
    {
        await DepositAsync(500m);
        using var saved = await MoveAsync(("Amount", "100"), ("Received", "15000"), ("Fee", "2"));
        var path = saved.Headers.Location!.ToString();
        using var edited = await Browser.SubmitAsync(
            path + "/edit", ("FromAccountId", Stars.Value.ToString()), ("ToAccountId", Yen.Value.ToString()), ("Amount", "100"), ("Received", "15000"), ("Fee", ""), ("Date", Today));

        var afterEdit = await Browser.OpenAsync("/entries/deleted");
        using var deleted = await Browser.SubmitAsync(path + "/delete");
        var afterDeletion = await Browser.OpenAsync("/entries/deleted");

        Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);
        Assert.Equal("Nothing was deleted", Text(afterEdit.QuerySelector(".empty h2")));
        Assert.Single(afterDeletion.QuerySelectorAll(".rows li"));
    }

    [Fact]
    public async Task An_edit_changes_both_sides_and_the_history_says_what_was()
    {
        var path = await MovedAsync();

        using var saved = await Browser.SubmitAsync(path + "/edit", Merged(Fields, [("Amount", "50"), ("Received", "7000"), ("Fee", "1")]));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal((449m, 7_000m), ((await AccountAsync(Stars)).Balance.Amount, (await AccountAsync(Yen)).Balance.Amount));
        var history = Text((await Browser.OpenAsync(path)).QuerySelector("[aria-labelledby=h-history]"));
        Assert.Contains("$100.00 from PokerStars to Savings, where ¥15,000 arrived", history, StringComparison.Ordinal);
        Assert.Contains("fee $1.00", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_something_older_shows_the_newer_values_instead_of_overwriting_them()
    {
        var path = await MovedAsync();
        var old = (await Browser.OpenAsync(path + "/edit")).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        using var first = await Browser.SubmitAsync(path + "/edit", Merged(Fields, [("Amount", "50"), ("Received", "7000")]));

        using var second = await Browser.SubmitAsync(path + "/edit", Merged(Fields, [("Amount", "90"), ("Received", "7000"), ("Version", old)]));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("$50.00", Text((await Browser.ReadAsync(second)).QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal(450m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task What_was_just_recorded_is_taken_back_from_the_toast_unless_it_was_changed_since()
    {
        var path = await MovedAsync();
        var before = (await Browser.OpenAsync(path)).QuerySelector(".toast form")!;
        using var edited = await Browser.SubmitAsync(path + "/edit", Merged(Fields, [("Amount", "50"), ("Received", "7000")]));
        using var second = await MoveAsync(("Amount", "10"), ("Received", "1000"));
        var latest = (await Browser.OpenAsync(second.Headers.Location!.ToString())).QuerySelector(".toast form")!;

        using var late = await UndoAsync(before);
        using var undone = await UndoAsync(latest);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("/entries", undone.Headers.Location!.ToString());
        Assert.Equal((450m, 7_000m), ((await AccountAsync(Stars)).Balance.Amount, (await AccountAsync(Yen)).Balance.Amount));
    }

    [Fact]
    public async Task Deleting_says_what_it_changes_takes_both_sides_and_can_be_taken_back()
    {
        var path = await MovedAsync();

        var question = Text((await Browser.OpenAsync(path + "/delete")).QuerySelector("main"));
        using var deleted = await Browser.SubmitAsync(path + "/delete");
        var list = await Browser.OpenAsync("/entries");
        var gone = await Browser.OpenAsync(path);
        using var restored = await Browser.SubmitAsync(path, path + "/restore");

        Assert.Contains("PokerStars goes from $400.00 to $500.00.", question, StringComparison.Ordinal);
        Assert.Contains("Savings goes from ¥15,000 to ¥0.", question, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Equal(path + "/restore", list.QuerySelector(".toast form")!.GetAttribute("action"));
        Assert.Equal("Deleted transfer", Text(gone.QuerySelector("h1")));
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal((400m, 15_000m), ((await AccountAsync(Stars)).Balance.Amount, (await AccountAsync(Yen)).Balance.Amount));
    }

    [Fact]
    public async Task Somebody_elses_transfer_and_accounts_look_like_none()
    {
        var path = await MovedAsync();
        using var stranger = await App.OpenSignedInAsync("nils@example.org");
        var token = (await stranger.OpenAsync("/accounts")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var page in new[] { path, path + "/edit", path + "/delete" })
        {
            using var answer = await stranger.GetAsync(page);
            Assert.Equal((page, HttpStatusCode.NotFound), (page, answer.StatusCode));
        }

        foreach (var action in new[] { "/edit", "/delete", "/undo", "/restore" })
        {
            using var answer = await stranger.PostAsync(path + action, ("__RequestVerificationToken", token), ("Version", "1"), ("Amount", "1"), ("Date", Today));
            Assert.Equal((action, HttpStatusCode.NotFound), (action, answer.StatusCode));
        }

        var theirs = await OpenAccountAsync(await App.CreatePlayerAsync("nils@example.org"), AccountKind.Site, "GGPoker", "USD");
        using var foreign = await MoveAsync(("ToAccountId", theirs.Value.ToString()), ("Amount", "1"));
        Assert.Equal("Choose one of your accounts.", await RefusalAsync(foreign, "ToAccountId"));
        Assert.Equal(400m, (await AccountAsync(Stars)).Balance.Amount);
    }
}
