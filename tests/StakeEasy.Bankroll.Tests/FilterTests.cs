using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>Whatever a list is filtered by, it shows what looking at every single entry would, page by page and in its totals.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class FilterTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Guid Origin = Guid.Parse("0199a000-0000-7000-8000-00000000aaaa");

    private TestLedger _ledger = null!;
    private AccountId _euros;
    private AccountId _dollars;
    private AccountId _yen;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _ledger.Rates.Publish(TestLedger.Today.AddDays(-70), ("USD", 1.25m));
        _ledger.Rates.Publish(TestLedger.Today.AddDays(-20), ("USD", 1.1m));
        _euros = await _ledger.AccountAsync();
        _dollars = await _ledger.AccountAsync("GGPoker", "USD");
        _yen = await _ledger.AccountAsync("Savings", "JPY", AccountKind.Asset);
        AccountId[] accounts = [_euros, _dollars, _yen];
        string?[] notes = ["Rent money", "it's a BIG win", "big-win at pokerstars.com", null, "coach: 10% off"];
        for (var i = 0; i < 60; i++)
        {
            var (account, day, note) = (accounts[i % 3], TestLedger.Today.AddDays(-i), notes[i % 5]);
            var entry = new RecordEntry(Guid.NewGuid(), account, 10 + i, day, note ?? (i % 6 == 3 ? "Counted again" : null), TestLedger.Today, TimeZoneInfo.Utc, Confirmed: true)
            {
                Tags = i % 4 == 0 ? ["live", "spring"] : null,
                Category = i % 6 is 1 or 2 or 3 && i % 5 != 0 ? "Coaching" : null,
            };
            var recorded = (i % 6) switch
            {
                0 => await _ledger.With((IDeposits d) => d.RecordAsync(TestLedger.Player, entry with { Category = null }, default)),
                1 => await _ledger.With((IAdjustments a) => a.RecordBonusAsync(TestLedger.Player, entry, default)),
                2 => await _ledger.With((IAdjustments a) => a.RecordExpenseAsync(TestLedger.Player, entry, default)),
                3 => await _ledger.With((EntryRecorder r) => r.RecordAsync(TestLedger.Player, EntryKind.Correction, entry with { Amount = -10 - i }, default, Origin)),
                4 => await _ledger.With((IBalanceUpdates b) => b.RecordAsync(TestLedger.Player, entry with { Amount = 500 + i }, default)),
                _ => await _ledger.With((IWithdrawals w) => w.RecordAsync(TestLedger.Player, entry with { Category = null }, default)),
            };
            Assert.True(recorded.Succeeded, recorded.Error?.Message);
        }
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Every_filter_finds_what_looking_at_each_entry_finds_page_by_page_both_ways()
    {
        var all = (await ListAsync(new(Size: 200))).Items;
        Assert.Equal(60, all.Count);
        foreach (var (name, filter, matches) in Filters())
        {
            var expected = all.Where(matches).Select(e => e.Id).ToList();
            Assert.True(expected.Count > 0 && expected.Count < 60, name);

            var (down, last) = await WalkAsync(filter with { Size = 7 });
            Assert.Equal((name, string.Join(' ', expected)), (name, string.Join(' ', down)));
            var up = last.Items.Reverse().Select(e => e.Id).ToList();
            for (var page = last; page.Newer is not null;)
            {
                page = await ListAsync(filter with { Size = 7, Cursor = page.Newer });
                up.AddRange(page.Items.Reverse().Select(e => e.Id));
            }

            Assert.Equal((name, string.Join(' ', Enumerable.Reverse(expected))), (name, string.Join(' ', up)));
        }
    }

    [Fact]
    public async Task The_totals_of_every_filter_are_the_sums_of_its_entries()
    {
        var all = (await ListAsync(new(Size: 200))).Items;
        var rates = await _ledger.Rates.LatestAsync(default);
        foreach (var (name, filter, matches) in Filters().Append(("everything", new EntryFilter(), _ => true)))
        {
            var mine = all.Where(matches).ToList();
            var totals = await _ledger.With((IEntryTotals t) => t.OfAsync(TestLedger.Player, filter, TestLedger.Eur, default));

            Assert.Equal((name, (long)mine.Count, false, false), (name, totals.Entries, totals.AtLeast, totals.NewestOnly));
            foreach (var currency in mine.GroupBy(e => e.Amount.Currency))
            {
                var sums = totals.ByCurrency.SingleOrDefault(s => s.Currency == currency.Key) ?? new(currency.Key, 0m, 0m, 0m, 0m);
                Assert.Equal((name, Sums([.. currency], e => e.Amount.Amount)), (name, (sums.Deposited, sums.Withdrawn, sums.Transferred, sums.Won)));
            }

            decimal? Converted(Entry e) => rates.Convert(e.Amount.Amount, e.Amount.Currency, TestLedger.Eur, e.Day);
            var expected = Sums(mine, e => Converted(e) ?? 0m);
            var converted = totals.Converted;
            Assert.Equal(
                (name, decimal.Round(expected.Item1, 2, MidpointRounding.AwayFromZero), decimal.Round(expected.Item4, 2, MidpointRounding.AwayFromZero)),
                (name, converted.Deposited, converted.Won));
            var lacking = mine.Where(e => Converted(e) is null).GroupBy(e => e.Amount.Currency).Where(g => g.Any(e => !e.Amount.IsZero)).Select(g => g.Key).Order();
            Assert.Equal((name, string.Join(' ', lacking)), (name, string.Join(' ', totals.NotConverted.Select(n => n.Currency))));
        }
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("& | ! ( ) <-> :* *")]
    [InlineData("-")]
    [InlineData("\0\ud800")]
    [InlineData("a'b\\c:*&!(d | e) <2> \"f -g")]
    [InlineData("%_'; drop table bankroll.entries; --")]
    public async Task No_text_is_an_error(string text)
    {
        var filter = new EntryFilter { Text = text, Tag = text, Category = text };

        Assert.Empty((await ListAsync(filter)).Items);
        Assert.Empty((await ListAsync(new EntryFilter { Category = text })).Items);
        Assert.Empty((await ListAsync(new EntryFilter { Text = text })).Items);
    }

    [Fact]
    public async Task A_search_that_no_index_serves_stops_after_a_window_and_goes_on_from_there()
    {
        await FillAsync(EntryWalk.Window + 10);
        var filter = new EntryFilter { Min = 69m, Max = 69m, From = TestLedger.Today.AddDays(-100) };

        var first = await ListAsync(filter);
        var second = await ListAsync(filter with { Cursor = first.Older });

        Assert.True(first.Unfinished);
        Assert.Empty(first.Items);
        Assert.False(second.Unfinished);
        Assert.Equal(-69m, Assert.Single(second.Items).Amount.Amount);
        var totals = await _ledger.With((IEntryTotals t) => t.OfAsync(TestLedger.Player, filter, TestLedger.Eur, default));
        Assert.True(totals.NewestOnly);
    }

    [Fact]
    public async Task The_balance_after_each_entry_is_shown_with_every_kind_and_only_where_nothing_is_left_out()
    {
        var days = await ListAsync(new(Account: _euros, From: TestLedger.Today.AddDays(-30), To: TestLedger.Today.AddDays(-3)));
        Assert.All(days.Items.Zip(days.Items.Skip(1)), p => Assert.Equal(p.Second.BalanceAfter, p.First.BalanceAfter!.Value - p.First.Amount));
        Assert.All(days.Items.Where(e => e.Stated is not null), e => Assert.Equal(e.Stated, e.BalanceAfter));

        Assert.All((await ListAsync(new([EntryKind.Deposit], _euros))).Items, e => Assert.Null(e.BalanceAfter));
        Assert.All((await ListAsync(new(Account: _euros) { Text = "rent" })).Items, e => Assert.Null(e.BalanceAfter));
    }

    [Fact]
    public async Task Categories_to_choose_from_are_those_in_use()
    {
        Assert.Equal(["Coaching"], await _ledger.With((IEntryTotals t) => t.CategoriesAsync(TestLedger.Player, default)));
        Assert.Empty(await _ledger.With((IEntryTotals t) => t.CategoriesAsync(TestLedger.Stranger, default)));
    }

    private IEnumerable<(string Name, EntryFilter Filter, Func<Entry, bool> Matches)> Filters()
    {
        var (from, to) = (TestLedger.Today.AddDays(-50), TestLedger.Today.AddDays(-5));
        bool Has(Entry e, string part) => e.Note?.Contains(part, StringComparison.OrdinalIgnoreCase) is true;
        yield return ("kind", new([EntryKind.Deposit]), e => e.Kind is EntryKind.Deposit);
        yield return ("two kinds", new([EntryKind.Deposit, EntryKind.Bonus]), e => e.Kind is EntryKind.Deposit or EntryKind.Bonus);
        yield return ("kinds and days", new([EntryKind.Deposit, EntryKind.Bonus], From: from, To: to), e => e.Kind is EntryKind.Deposit or EntryKind.Bonus && e.Day >= from && e.Day <= to);
        yield return ("account", new(Account: _dollars), e => e.Account == _dollars);
        yield return ("account and kinds", new([EntryKind.Deposit, EntryKind.Bonus], _euros), e => e.Account == _euros && e.Kind is EntryKind.Deposit or EntryKind.Bonus && e.Account == _euros);
        yield return ("account and balance updates", new([EntryKind.BalanceUpdate], _dollars), e => e.Account == _dollars && e.Kind is EntryKind.BalanceUpdate);
        yield return ("days", new(From: from, To: to), e => e.Day >= from && e.Day <= to);
        yield return ("currency", new() { Currency = CurrencyCode.Of("USD") }, e => e.Amount.Currency == CurrencyCode.Of("USD"));
        yield return ("currency and kind", new([EntryKind.Bonus]) { Currency = CurrencyCode.Of("USD") }, e => e.Amount.Currency == CurrencyCode.Of("USD") && e.Kind is EntryKind.Bonus);
        yield return ("category", new() { Category = "Coaching" }, e => e.Category is "Coaching");
        yield return ("category, account and days", new(Account: _yen, From: from) { Category = "Coaching" }, e => e.Category is "Coaching" && e.Account == _yen && e.Day >= from);
        yield return ("bonuses without category", new([EntryKind.Bonus]) { Category = "" }, e => e.Category is null && e.Kind is EntryKind.Bonus);
        yield return ("tag", new() { Tag = "spring" }, e => e.Tags.Contains("spring", StringComparer.Ordinal));
        yield return ("tag and account", new(Account: _euros) { Tag = "live" }, e => e.Tags.Count > 0 && e.Account == _euros);
        yield return ("amounts", new() { Min = 20m, Max = 40m }, e => Math.Abs(e.Amount.Amount) is >= 20m and <= 40m);
        yield return ("amount and kind", new([EntryKind.Expense]) { Min = 20m }, e => e.Amount.Amount <= -20m && e.Kind is EntryKind.Expense);
        yield return ("origin", new() { Origin = Origin }, e => e.Origin == Origin);
        yield return ("beginning of a word", new() { Text = "ren" }, e => Has(e, "Rent"));
        yield return ("two words in any order", new() { Text = "win BIG" }, e => Has(e, "big"));
        yield return ("a phrase", new() { Text = "\"a big\"" }, e => Has(e, "a big"));
        yield return ("a word that must not occur", new() { Text = "win -it's" }, e => Has(e, "pokerstars"));
        yield return ("an address", new() { Text = "pokerstars.com" }, e => Has(e, "pokerstars"));
        yield return ("text, kind and days", new([EntryKind.Withdrawal], From: from) { Text = "coach" }, e => Has(e, "coach") && e.Kind is EntryKind.Withdrawal && e.Day >= from);
    }

    private static (decimal, decimal, decimal, decimal) Sums(IReadOnlyList<Entry> entries, Func<Entry, decimal> amount)
    {
        decimal Of(Func<EntryKind, bool> kind) => entries.Where(e => kind(e.Kind)).Sum(amount);
        return (Of(k => k is EntryKind.Deposit), -Of(k => k is EntryKind.Withdrawal), Of(k => k is EntryKind.Transfer),
            Of(k => k is not (EntryKind.Deposit or EntryKind.Withdrawal or EntryKind.Transfer)));
    }

    private async Task<(List<EntryId> Ids, Page<Entry> Last)> WalkAsync(EntryFilter filter)
    {
        var page = await ListAsync(filter);
        var ids = page.Items.Select(e => e.Id).ToList();
        while (page.Older is not null)
        {
            page = await ListAsync(filter with { Cursor = page.Older });
            ids.AddRange(page.Items.Select(e => e.Id));
        }

        return (ids, page);
    }

    private Task<Page<Entry>> ListAsync(EntryFilter filter) => _ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, filter, default));

    /// <summary>Many entries of today, straight into the table: nothing here looks at what is derived from them.</summary>
    private async Task FillAsync(int count)
    {
        await using var command = _ledger.Database.CreateCommand(
            """
            insert into bankroll.entries (owner_id, id, account_id, kind, day, occurred_at, created_at, amount)
            select $1, gen_random_uuid(), $2, 1, $3, now(), now(), 1 from generate_series(1, $4)
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = TestLedger.Player.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = _euros.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = TestLedger.Today.AddDays(1) });
        command.Parameters.Add(new NpgsqlParameter { Value = count });
        await command.ExecuteNonQueryAsync();
    }
}
