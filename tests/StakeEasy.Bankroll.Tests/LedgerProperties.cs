using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>The invariants of the ledger over random histories: every kind of write, on any day, in any order, several currencies.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class LedgerProperties(PostgresFixture postgres)
{
    private const int Histories = 12;
    private const int LongestHistory = 40;
    private const int Days = 45;

    private static readonly string[] Currencies = ["EUR", "USD", "BTC"];

    [Fact]
    public void After_any_history_everything_agrees_with_a_plain_retelling_of_it()
    {
        var step =
            from what in Gen.Choose(0, 9)
            from account in Gen.Choose(0, Currencies.Length - 1)
            from daysAgo in Gen.Choose(0, Days)
            from cents in Gen.Choose(1, 50_000)
            from target in Gen.Choose(0, 1_000)
            select new Step(what, account, daysAgo, cents / 100m, target);
        var history = step.ListOf().Resize(LongestHistory);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Histories),
            Prop.ForAll(history.ToArbitrary(), steps => RetellAsync([.. steps]).GetAwaiter().GetResult()));
    }

    private async Task<bool> RetellAsync(Step[] steps)
    {
        await using var ledger = await TestLedger.OpenAsync(postgres);
        ledger.Rates.Publish(TestLedger.Today.AddDays(-Days), ("USD", 1.25m));
        var accounts = new List<AccountId>();
        foreach (var currency in Currencies)
        {
            accounts.Add(await ledger.AccountAsync("In " + currency, currency));
        }

        var told = new List<EntryId>();
        foreach (var step in steps)
        {
            await TakeAsync(ledger, accounts, told, step);
        }

        Assert.Empty(await ledger.DifferencesAsync());
        foreach (var account in accounts)
        {
            await ComparedWithRetellingAsync(ledger, account);
        }

        var overview = await ledger.OverviewAsync();
        Assert.Empty(await ledger.DifferencesAsync());
        Assert.Equal(overview.Bankroll, overview.Deposited - overview.Withdrawn + overview.Profit);
        Assert.Equal(overview.Bankroll, overview.Accounts.Sum(a => a.Converted ?? 0m));
        return true;
    }

    private static async Task TakeAsync(TestLedger ledger, List<AccountId> accounts, List<EntryId> told, Step step)
    {
        var account = accounts[step.Account];
        var day = TestLedger.Today.AddDays(-step.DaysAgo);
        var entry = told.Count == 0 ? (EntryId?)null : told[step.Target % told.Count];
        var recorded = step.What switch
        {
            0 or 1 or 2 => await ledger.DepositAsync(account, step.Amount, day),
            3 => await ledger.WithdrawAsync(account, step.Amount, day, confirmed: true),
            4 or 5 => await ledger.StateAsync(account, step.Amount, day),
            6 when entry is { } id && await ledger.FindAsync(id) is not null => await ledger.AmendAsync(id, step.Amount, day),
            7 when entry is { } id && await ledger.FindAsync(id) is not null => await ledger.DeleteAsync(id),
            8 when entry is { } id => await ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, id, confirmed: true, default)),
            9 => await RatesMoveAsync(ledger, day, step.Amount),
            _ => null,
        };
        if (recorded is { Succeeded: true })
        {
            told.Add(recorded.Value.Entry);
        }
    }

    private static async Task<Result<Recorded>?> RatesMoveAsync(TestLedger ledger, DateOnly day, decimal amount)
    {
        ledger.Rates.Publish(day, ("USD", 0.5m + amount / 100m));
        await ledger.OverviewAsync();
        return null;
    }

    /// <summary>Tells the account's entries one after the other, as anybody would on paper.</summary>
    private static async Task ComparedWithRetellingAsync(TestLedger ledger, AccountId account)
    {
        var entries = (await ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, new(Account: account, Size: 200), default))).Items.Reverse();
        decimal balance = 0m, deposited = 0m, withdrawn = 0m, won = 0m;
        foreach (var entry in entries)
        {
            switch (entry.Kind)
            {
                case EntryKind.Deposit:
                    deposited += entry.Amount.Amount;
                    balance += entry.Amount.Amount;
                    break;
                case EntryKind.Withdrawal:
                    withdrawn -= entry.Amount.Amount;
                    balance += entry.Amount.Amount;
                    break;
                default:
                    won += entry.Stated!.Value.Amount - balance;
                    balance = entry.Stated.Value.Amount;
                    break;
            }

            Assert.Equal(balance, entry.BalanceAfter!.Value.Amount);
        }

        var now = await ledger.FindAsync(account);
        Assert.Equal((balance, deposited, withdrawn, won), (now.Balance.Amount, now.Deposited.Amount, now.Withdrawn.Amount, now.Won.Amount));
    }

    private sealed record Step(int What, int Account, int DaysAgo, decimal Amount, int Target);
}
