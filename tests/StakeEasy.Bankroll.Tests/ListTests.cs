using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class ListTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;
    private AccountId _account;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _account = await _ledger.AccountAsync();
        var other = await _ledger.AccountAsync("GGPoker");
        for (var i = 0; i < 30; i++)
        {
            var day = TestLedger.Today.AddDays(-i / 3);
            await (i % 3 == 0 ? _ledger.StateAsync(_account, 100 + i, day) : _ledger.DepositAsync(i % 3 == 1 ? _account : other, 1 + i, day));
        }
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Theory]
    [InlineData(null, false)]
    [InlineData(EntryKind.Deposit, false)]
    [InlineData(null, true)]
    [InlineData(EntryKind.BalanceUpdate, true)]
    public async Task Walking_to_the_end_and_back_meets_every_entry_once_in_order(EntryKind? kind, bool oneAccount)
    {
        var filter = new EntryFilter(kind is { } only ? [only] : null, oneAccount ? _account : null, Size: 4);
        var all = (await ReadAsync(filter with { Size = 200 })).Items.Select(e => e.Id).ToList();

        var down = new List<EntryId>();
        var page = await ReadAsync(filter);
        Assert.Null(page.Newer);
        down.AddRange(page.Items.Select(e => e.Id));
        while (page.Older is not null)
        {
            page = await ReadAsync(filter with { Cursor = page.Older });
            down.AddRange(page.Items.Select(e => e.Id));
        }

        var up = page.Items.Select(e => e.Id).Reverse().ToList();
        while (page.Newer is not null)
        {
            page = await ReadAsync(filter with { Cursor = page.Newer });
            up.AddRange(page.Items.Select(e => e.Id).Reverse());
        }

        Assert.Equal(all, down);
        Assert.Equal(Enumerable.Reverse(all), up);
    }

    [Fact]
    public async Task The_balance_after_each_entry_follows_from_the_entries()
    {
        var filter = new EntryFilter(Account: _account, Size: 5);
        var second = await ReadAsync(filter with { Cursor = (await ReadAsync(filter)).Older });

        Assert.All(second.Items.Zip(second.Items.Skip(1)), pair =>
            Assert.Equal(pair.Second.BalanceAfter, pair.First.BalanceAfter!.Value - pair.First.Amount));
        Assert.All(second.Items.Where(e => e.Kind is EntryKind.BalanceUpdate), e => Assert.Equal(e.Stated, e.BalanceAfter));
    }

    [Fact]
    public async Task Days_bound_the_list_inclusively()
    {
        var (from, to) = (TestLedger.Today.AddDays(-4), TestLedger.Today.AddDays(-2));

        var days = (await ReadAsync(new(From: from, To: to))).Items.Select(e => e.Day).Distinct().ToList();

        Assert.Equal([to, to.AddDays(-1), from], days);
    }

    [Fact]
    public async Task An_entry_is_listed_with_its_category_and_its_tags()
    {
        var expense = new RecordEntry(Guid.NewGuid(), _account, 30, TestLedger.Today, null, TestLedger.Today, TimeZoneInfo.Utc, Confirmed: true)
        {
            Category = "Coaching",
            Tags = ["live", "spring"],
        };
        await _ledger.With((IAdjustments a) => a.RecordExpenseAsync(TestLedger.Player, expense, default));

        Entry[] seen = [(await ReadAsync(new([EntryKind.Expense]))).Items[0], (await _ledger.OverviewAsync()).Recent[0]];

        Assert.All(seen, e => Assert.Equal(("Coaching", "live spring"), (e.Category, string.Join(' ', e.Tags))));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("o_1_2_3")]
    [InlineData("o_99999999_1_0199a000000070008000000000000001")]
    [InlineData("o_1_99999999999999999_0199a000000070008000000000000001")]
    public async Task An_unreadable_cursor_is_taken_as_none(string cursor) =>
        Assert.Equal(5, (await ReadAsync(new(Cursor: cursor, Size: 5))).Items.Count);

    [Fact]
    public async Task Defect_25_a_list_is_never_longer_than_a_page()
    {
        Assert.Equal(30, (await ReadAsync(new(Size: 100_000))).Items.Count);
        Assert.Single((await ReadAsync(new(Size: 0))).Items);
    }

    [Fact]
    public async Task Nobody_sees_the_entries_of_another_owner() =>
        Assert.Empty((await _ledger.With((IEntries e) => e.ListAsync(TestLedger.Stranger, new(Account: _account), default))).Items);

    private Task<SharedKernel.Page<Entry>> ReadAsync(EntryFilter filter) =>
        _ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, filter, default));
}
