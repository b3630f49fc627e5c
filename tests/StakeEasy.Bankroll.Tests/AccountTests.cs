using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class AccountTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Defect_6_what_an_account_holds_when_it_is_added_is_put_in_and_not_won()
    {
        await _ledger.AccountAsync(opening: 100m);

        var overview = await _ledger.OverviewAsync();

        Assert.Equal((100m, 100m, 0m), (overview.Bankroll, overview.Deposited, overview.Profit));
    }

    [Fact]
    public async Task Defect_9_a_name_is_taken_once_whatever_its_case()
    {
        await _ledger.AccountAsync("PokerStars");

        var refused = await OpenAsync(" pokerstars ");
        var theirs = await _ledger.With((IAccounts a) => a.OpenAsync(TestLedger.Stranger, Request("PokerStars"), default));

        Assert.Equal("Name", refused.Error!.Field);
        Assert.True(theirs.Succeeded);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("fifty-one characters are one more than a name can be")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("\u200b\u200b")]
    [InlineData("a\u202eb")]
    public async Task A_name_has_two_to_fifty_readable_characters(string name) =>
        Assert.Equal("Name", (await OpenAsync(name)).Error!.Field);

    [Fact]
    public async Task Defect_53_the_same_form_twice_opens_one_account()
    {
        var request = Request("PokerStars") with { OpeningBalance = 50m };

        var first = await _ledger.With((IAccounts a) => a.OpenAsync(TestLedger.Player, request, default));
        var second = await _ledger.With((IAccounts a) => a.OpenAsync(TestLedger.Player, request, default));

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(50m, Assert.Single(await ListAsync()).Balance.Amount);
    }

    [Theory]
    [InlineData("XXX")]
    [InlineData("HRK")]
    public async Task Defect_16_a_currency_that_does_not_exist_or_has_ended_is_refused(string currency) =>
        Assert.Equal("Currency", (await _ledger.With((IAccounts a) => a.OpenAsync(
            TestLedger.Player, Request("PokerStars") with { Currency = CurrencyCode.Of(currency) }, default))).Error!.Field);

    [Fact]
    public async Task A_negative_or_too_fine_opening_balance_is_refused_beside_its_field()
    {
        Assert.Equal("OpeningBalance", (await OpenAsync("PokerStars", -1m)).Error!.Field);
        Assert.Equal("OpeningBalance", (await OpenAsync("PokerStars", 1.001m)).Error!.Field);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Renaming_keeps_everything_else_and_refuses_a_taken_name()
    {
        var account = await _ledger.AccountAsync(opening: 10m);
        await _ledger.AccountAsync("GGPoker");

        var renamed = await _ledger.With((IAccounts a) => a.RenameAsync(TestLedger.Player, account, " Stars ", default));
        var refused = await _ledger.With((IAccounts a) => a.RenameAsync(TestLedger.Player, account, "ggpoker", default));

        Assert.True(renamed.Succeeded);
        Assert.Equal("Name", refused.Error!.Field);
        Assert.Equal(("Stars", 10m), ((await _ledger.FindAsync(account)).Name, (await _ledger.FindAsync(account)).Balance.Amount));
    }

    [Fact]
    public async Task Defect_12_archiving_changes_no_figure()
    {
        var account = await _ledger.AccountAsync(opening: 100m);
        await _ledger.StateAsync(account, 140m);
        var before = await _ledger.OverviewAsync();

        await _ledger.With((IAccounts a) => a.ArchiveAsync(TestLedger.Player, account, default));

        var after = await _ledger.OverviewAsync();
        Assert.Equal((before.Bankroll, before.Deposited, before.Profit), (after.Bankroll, after.Deposited, after.Profit));
        Assert.True((await _ledger.FindAsync(account)).IsArchived);
    }

    [Fact]
    public async Task Defect_12_an_account_with_entries_cannot_be_deleted()
    {
        var (used, unused) = (await _ledger.AccountAsync(opening: 100m), await _ledger.AccountAsync("GGPoker"));

        Assert.False((await DeleteAsync(used)).Succeeded);
        Assert.True((await DeleteAsync(unused)).Succeeded);
        Assert.Equal(used, Assert.Single(await ListAsync()).Id);
    }

    [Fact]
    public async Task An_account_whose_entries_were_deleted_stays_so_that_they_can_be_restored()
    {
        var account = await _ledger.AccountAsync();
        await _ledger.DeleteAsync((await _ledger.DepositAsync(account, 5m)).Value.Entry);

        Assert.False((await DeleteAsync(account)).Succeeded);
    }

    [Fact]
    public async Task Moving_reorders_within_the_kind_and_stops_at_the_ends()
    {
        var ids = new[] { await _ledger.AccountAsync("One"), await _ledger.AccountAsync("Two"), await _ledger.AccountAsync("Three") };
        await _ledger.AccountAsync("Bank", kind: AccountKind.Asset);

        await MoveAsync(ids[2], MoveDirection.Up);
        await MoveAsync(ids[0], MoveDirection.Up);
        await MoveAsync(ids[0], MoveDirection.Down);

        Assert.Equal<string>(["Three", "One", "Two", "Bank"], [.. (await ListAsync()).Select(a => a.Name)]);
    }

    [Fact]
    public async Task Another_owners_account_can_be_neither_renamed_nor_archived_nor_moved_nor_deleted()
    {
        var theirs = await _ledger.AccountAsync("Theirs", owner: TestLedger.Stranger);

        Assert.False((await _ledger.With((IAccounts a) => a.RenameAsync(TestLedger.Player, theirs, "Mine", default))).Succeeded);
        Assert.False((await _ledger.With((IAccounts a) => a.ArchiveAsync(TestLedger.Player, theirs, default))).Succeeded);
        Assert.False((await MoveAsync(theirs, MoveDirection.Up)).Succeeded);
        Assert.False((await DeleteAsync(theirs)).Succeeded);
    }

    private static OpenAccount Request(string name) =>
        new(Guid.NewGuid(), AccountKind.Site, null, name, TestLedger.Eur, null, TestLedger.Today);

    private Task<Result<AccountId>> OpenAsync(string name, decimal? opening = null) =>
        _ledger.With((IAccounts a) => a.OpenAsync(TestLedger.Player, Request(name) with { OpeningBalance = opening }, default));

    private Task<Result<Done>> DeleteAsync(AccountId id) => _ledger.With((IAccounts a) => a.DeleteAsync(TestLedger.Player, id, default));

    private Task<Result<Done>> MoveAsync(AccountId id, MoveDirection direction) =>
        _ledger.With((IAccounts a) => a.MoveAsync(TestLedger.Player, id, direction, default));

    private Task<IReadOnlyList<Account>> ListAsync() => _ledger.With((IAccounts a) => a.ListAsync(TestLedger.Player, default));
}
