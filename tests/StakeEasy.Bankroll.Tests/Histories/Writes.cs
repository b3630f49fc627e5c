using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Tests.Histories;

/// <summary>Steps as requests to the program's contracts.</summary>
internal sealed class Writes(TestLedger ledger, IReadOnlyList<AccountId> accounts)
{
    /// <summary>Null for what is not one amount on one account.</summary>
    public static EntryKind? KindOf(Deed deed) => deed switch
    {
        Deed.Deposit or Deed.DepositAgain => EntryKind.Deposit,
        Deed.Withdraw => EntryKind.Withdrawal,
        Deed.State or Deed.StateAgain => EntryKind.BalanceUpdate,
        Deed.Bonus => EntryKind.Bonus,
        Deed.Spend => EntryKind.Expense,
        Deed.Correct => EntryKind.Correction,
        _ => null,
    };

    public static decimal Signed(EntryKind kind, decimal amount) => kind is EntryKind.Withdrawal or EntryKind.Expense ? -amount : amount;

    public Task<Result<Recorded>> RecordAsync(EntryKind kind, Step step)
    {
        var request = new RecordEntry(Guid.NewGuid(), accounts[step.Account], step.Amount, DayOf(step), "because", TestLedger.Today, TimeZoneInfo.Utc, Confirmed: true)
        {
            Category = kind is EntryKind.Bonus or EntryKind.Expense or EntryKind.Correction && step.Target % 3 > 0 ? "Kind " + step.Target % 3 : null,
            Tags = step.Target % 5 == 0 ? ["tagged"] : null,
        };
        return kind switch
        {
            EntryKind.Deposit => ledger.With((IDeposits d) => d.RecordAsync(TestLedger.Player, request, default)),
            EntryKind.Withdrawal => ledger.With((IWithdrawals w) => w.RecordAsync(TestLedger.Player, request, default)),
            EntryKind.BalanceUpdate => ledger.With((IBalanceUpdates b) => b.RecordAsync(TestLedger.Player, request, default)),
            EntryKind.Bonus => ledger.With((IAdjustments a) => a.RecordBonusAsync(TestLedger.Player, request, default)),
            EntryKind.Expense => ledger.With((IAdjustments a) => a.RecordExpenseAsync(TestLedger.Player, request, default)),
            _ => ledger.With((IAdjustments a) => a.RecordCorrectionAsync(TestLedger.Player, request, default)),
        };
    }

    public async Task<Result<Recorded>> AmendAsync(EntryId id, Step step)
    {
        var entry = (await ledger.FindAsync(id))!;
        var request = new AmendEntry(Guid.NewGuid(), id, entry.Version, step.Amount, DayOf(step), entry.Note, TestLedger.Today, TimeZoneInfo.Utc, Confirmed: true)
        {
            Category = entry.Category,
        };
        return await ledger.With((IEntries e) => e.AmendAsync(TestLedger.Player, request, default));
    }

    /// <summary>In two currencies the second amount arrives; every third transfer costs a fee.</summary>
    public MoveMoney Move(Step step) => TestLedger.Move(
        accounts[step.Account], accounts[step.Other], step.Amount,
        string.Equals(LedgerHistory.CurrencyOf(step.Account), LedgerHistory.CurrencyOf(step.Other), StringComparison.Ordinal) ? null : step.Second + 0.01m,
        step.Target % 3 == 0 ? 0.01m + step.Amount / 100m - step.Amount / 100m % 0.01m : null, DayOf(step), confirmed: true);

    /// <summary>Half of them cash with blinds and hands, half tournaments; won or lost.</summary>
    public RecordSession Session(Step step)
    {
        var ended = step.DaysAgo == 0 ? ledger.Clock.GetUtcNow().AddSeconds(-1) : new DateTimeOffset(DayOf(step), new TimeOnly(22, step.Target % 60), TimeSpan.Zero);
        var cash = step.Target % 2 == 0;
        return new(
            Guid.NewGuid(), accounts[step.Account],
            new(cash ? SessionFormat.Cash : SessionFormat.Tournament, step.Target % 5 == 0 ? "PLO" : "NLHE", cash ? "0.50/1" : "11", step.Target % 4 == 0 ? "Harbour Card Club" : null)
            {
                SmallBlind = cash ? 0.5m : null,
                BigBlind = cash ? 1m : null,
            },
            ended.AddMinutes(-(1 + step.Target % 300)), ended,
            new(step.Second + 1m, step.Target % 2, step.Target % 2 == 0 ? 0m : 5m, 0m, step.Target % 7 == 0 ? 1.5m : 0m, step.Target % 3 == 0 ? 0m : step.Amount / 10m - step.Amount / 10m % 0.01m),
            new(null, null, cash && step.Target % 3 > 0 ? 7 + step.Target : null), Tags: null, Note: null, TimeZoneInfo.Utc, Confirmed: true);
    }

    private static DateOnly DayOf(Step step) => TestLedger.Today.AddDays(-step.DaysAgo);
}
