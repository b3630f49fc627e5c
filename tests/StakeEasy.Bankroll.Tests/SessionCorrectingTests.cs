using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>A session that was entered wrongly: edited, deleted and put back.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class SessionCorrectingTests(PostgresFixture postgres) : SessionScene(postgres)
{
    [Fact]
    public async Task An_edit_may_move_a_session_to_another_account_and_currency_and_shows_both_in_its_history()
    {
        Ledger.Rates.Publish(TestLedger.Today.AddDays(-30), ("USD", 1.25m));
        var euros = await FundedAsync(1_000m);
        var dollars = await FundedAsync(500m, "GGPoker", "USD");
        await Ledger.OverviewAsync();
        var recorded = await RecordAsync(Cash(euros));
        var session = (await FindAsync(recorded))!;

        var amended = await AmendAsync(session, Cash(dollars, new(100m, 0, 0m, 0m, 0m, 30m)) with { EndedAt = session.EndedAt!.Value.AddDays(-1), StartedAt = session.StartedAt.AddDays(-1) });

        Assert.Equal(Money.Of(430m, "USD"), amended.Value.Balance);
        Assert.Equal(1_000m, (await Ledger.FindAsync(euros)).Balance.Amount);
        var change = Assert.Single(await With(s => s.HistoryAsync(TestLedger.Player, session.Id, default)));
        Assert.Equal(("PokerStars", "GGPoker"), (change.Before!.AccountName, change.After!.AccountName));
        Assert.Equal((Money.Of(50m, "EUR"), Money.Of(-70m, "USD")), (change.Before.Result, change.After.Result));
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_told_and_changes_nothing()
    {
        var account = await FundedAsync(1_000m);
        var session = (await FindAsync(await RecordAsync(Cash(account))))!;

        await AmendAsync(session, Cash(account, new(100m, 0, 0m, 0m, 0m, 300m)));
        var second = await AmendAsync(session, Cash(account, new(100m, 0, 0m, 0m, 0m, 400m)));

        Assert.True(second.Error!.IsConflict);
        Assert.Equal(1_200m, (await Ledger.FindAsync(account)).Balance.Amount);
    }

    [Fact]
    public async Task A_deleted_session_is_gone_from_every_figure_and_comes_back_as_it_was()
    {
        var account = await FundedAsync(1_000m);
        var recorded = await RecordAsync(Cash(account));
        var session = (await FindAsync(recorded))!;

        await Ledger.DeleteAsync(session.Id.Entry);

        Assert.Null(await FindAsync(recorded));
        Assert.Empty((await With(s => s.TotalsAsync(TestLedger.Player, new(), TestLedger.Eur, default)))!.ByCurrency);
        Assert.Equal(1_000m, (await Ledger.FindAsync(account)).Balance.Amount);
        Assert.Empty(await Ledger.DifferencesAsync());

        await Ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, session.Id.Entry, confirmed: false, default));

        var restored = (await FindAsync(recorded))!;
        Assert.Equal(session with { Tags = [], Version = 0 }, restored with { Tags = [], Version = 0 });
        Assert.Equal(session.Tags, restored.Tags);
        Assert.Equal(2, (await With(s => s.HistoryAsync(TestLedger.Player, session.Id, default))).Count);
        Assert.Empty(await Ledger.DifferencesAsync());
    }
}
