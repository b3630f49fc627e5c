using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>What others judge habits by.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class PlayerFactsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task The_facts_of_a_demo_player_are_those_of_the_accounts()
    {
        await _ledger.With((IDemoLedger d) => d.SeedAsync(TestLedger.Player, 1_500, 1, TestLedger.Today, null, default));
        var accounts = await _ledger.With((IAccounts a) => a.ListAsync(TestLedger.Player, default));

        var facts = await ReadAsync();

        Assert.Equal(accounts.Sum(a => a.Entries), facts.Days.Sum(d => (long)d.Entries));
        foreach (var currency in accounts.GroupBy(a => a.Currency))
        {
            var days = facts.Days.Where(d => d.Currency == currency.Key).ToList();
            Assert.Equal(currency.Sum(a => a.Balance.Amount), days.Sum(d => d.Net));
            Assert.Equal(currency.Sum(a => a.Won.Amount), days.Sum(d => d.Result));
            Assert.Equal(currency.Sum(a => a.Deposited.Amount), days.Sum(d => d.Deposited));
            Assert.Equal(days.Where(d => d.Played != 0m).Sum(d => d.Played), facts.Sessions.Where(s => s.Currency == currency.Key).Sum(s => s.Result));
        }

        Assert.Equal(facts.Sessions.OrderBy(s => s.StartedAt).Select(s => s.StartedAt), facts.Sessions.Select(s => s.StartedAt));
    }

    [Fact]
    public async Task A_month_counts_the_accounts_used_and_those_whose_balance_was_stated()
    {
        var (stars, party) = (await _ledger.AccountAsync("PokerStars"), await _ledger.AccountAsync("PartyPoker"));
        await _ledger.DepositAsync(stars, 10m, new(2026, 9, 3));
        await _ledger.StateAsync(stars, 10m, new(2026, 9, 30));
        await _ledger.DepositAsync(party, 10m, new(2026, 9, 3));
        await _ledger.StateAsync(party, 12m, new(2026, 10, 1));

        Assert.Equal([new(new(2026, 9, 1), 2, 1), new(new(2026, 10, 1), 1, 1)], (await ReadAsync()).Months);
    }

    [Fact]
    public async Task Days_between_two_are_those_days_and_nobody_elses()
    {
        var account = await _ledger.AccountAsync();
        foreach (var day in new[] { 1, 2, 3, 4 })
        {
            await _ledger.DepositAsync(account, day, new(2026, 9, day));
        }

        Task<IReadOnlyList<DayFacts>> DaysAsync(SharedKernel.UserId owner) => _ledger.With((IPlayerFacts f) => f.DaysAsync(owner, new(2026, 9, 2), new(2026, 9, 3), default));
        Assert.Equal([2m, 3m], (await DaysAsync(TestLedger.Player)).Select(d => d.Deposited));
        Assert.Empty(await DaysAsync(TestLedger.Stranger));
    }

    [Fact]
    public async Task A_key_is_known_once_something_was_written_with_it()
    {
        var (account, key) = (await _ledger.AccountAsync(), Guid.NewGuid());
        await _ledger.DepositAsync(account, 5m, key: key);

        Assert.True(await _ledger.With((IPlayerFacts f) => f.IsWrittenAsync(TestLedger.Player, key, default)));
        Assert.False(await _ledger.With((IPlayerFacts f) => f.IsWrittenAsync(TestLedger.Stranger, key, default)));
        Assert.False(await _ledger.With((IPlayerFacts f) => f.IsWrittenAsync(TestLedger.Player, Guid.NewGuid(), default)));
    }

    private Task<LedgerFacts> ReadAsync() => _ledger.With((IPlayerFacts f) => f.ReadAsync(TestLedger.Player, TimeZoneInfo.Utc, TimeOnly.MinValue, default));
}
