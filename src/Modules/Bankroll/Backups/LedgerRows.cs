using StakeEasy.Bankroll.Accounts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Bankroll.Backups;

/// <summary>What is checked of the rows of one file as they come: what the forms would have checked.</summary>
internal sealed class LedgerRows(ICurrencies currencies, DateOnly lastDay)
{
    private readonly Dictionary<Guid, CurrencyInfo> _accounts = [];

    public void Check(BackupRow row)
    {
        if (row.Table == LedgerTables.Accounts)
        {
            Account(row);
        }
        else if (row.Table == LedgerTables.Recurrences)
        {
            Recurrence(row);
        }
        else if (row.Table == LedgerTables.Sessions)
        {
            Session(row);
        }
        else if (row.Table == LedgerTables.Entries)
        {
            Entry(row);
        }
        else if (row.Table == LedgerTables.Revisions)
        {
            RevisionStates.Check(row);
        }
        else if (row.Table == LedgerTables.SavedViews && string.IsNullOrWhiteSpace(row.Get<string>("name")))
        {
            throw row.Refuse("name", "a name is expected.");
        }
    }

    private void Account(BackupRow row)
    {
        if (!CurrencyCode.TryParse(row.Get<string>("currency"), out var code) || !string.Equals(code.Value, row.Get<string>("currency"), StringComparison.Ordinal)
            || currencies.Find(code) is not { } currency)
        {
            throw row.Refuse("currency", "StakeEasy does not know this currency.");
        }

        var name = row.Get<string>("name")!;
        if (AccountRules.CheckName(name) is not null || name.Trim().Length != name.Length)
        {
            throw row.Refuse("name", "no account can be called that.");
        }

        if ((row.Get<int>("kind") == (int)AccountKind.Asset) != (row.Get<int?>("asset_type") is not null))
        {
            throw row.Refuse("asset_type", "assets have one, sites have none.");
        }

        if (!_accounts.TryAdd(row.Get<Guid>("id"), currency))
        {
            throw row.Refuse("id", "another account has this id.");
        }
    }

    private void Recurrence(BackupRow row)
    {
        var kind = (EntryKind)row.Get<int>("kind");
        if (kind is not (EntryKind.Deposit or EntryKind.Withdrawal or EntryKind.Expense))
        {
            throw row.Refuse("kind", "only deposits, withdrawals and expenses recur.");
        }

        Fits(row, "amount", AccountOf(row));
        Category(row, kind);
    }

    private void Session(BackupRow row)
    {
        var currency = AccountOf(row);
        foreach (var money in new[] { "buy_in", "rebuys", "add_ons", "expenses", "cash_out" })
        {
            Fits(row, money, currency);
        }

        if (row.Get<DateTimeOffset?>("ended_at") < row.Get<DateTimeOffset>("started_at"))
        {
            throw row.Refuse("ended_at", "it ends before it starts.");
        }

        if (row.Get<string>("game") is "" || row.Get<string>("stake") is "")
        {
            throw row.Refuse("game", "a game and a stake are expected.");
        }

        if (row.Get<decimal?>("small_blind") is null != row.Get<decimal?>("big_blind") is null)
        {
            throw row.Refuse("big_blind", "there are two blinds or none.");
        }
    }

    private void Entry(BackupRow row)
    {
        var currency = AccountOf(row);
        var kind = (EntryKind)row.Get<int>("kind");
        var amount = row.Get<decimal?>("amount");
        if ((kind is EntryKind.BalanceUpdate) != row.Get<decimal?>("stated_balance") is not null)
        {
            throw row.Refuse("stated_balance", "balance updates have one, other entries have none.");
        }

        if ((kind is EntryKind.BalanceUpdate) == amount is not null)
        {
            throw row.Refuse("amount", "every entry has one, but for balance updates: what they found follows from the others.");
        }

        if (kind is EntryKind.Deposit or EntryKind.Bonus ? amount <= 0m : kind is EntryKind.Withdrawal or EntryKind.Expense or EntryKind.Fee && amount >= 0m)
        {
            throw row.Refuse("amount", "it has the wrong sign for its kind.");
        }

        Fits(row, "amount", currency);
        Fits(row, "stated_balance", currency);
        if (kind is EntryKind.Transfer or EntryKind.Fee != row.Get<Guid?>("transfer_id") is not null)
        {
            throw row.Refuse("transfer_id", "transfers and their fees have one, other entries have none.");
        }

        if (row.Get<DateOnly>("day") < EntryErrors.FirstDay || row.Get<DateOnly>("day") > lastDay)
        {
            throw row.Refuse("day", "it is before 1970 or in the future.");
        }

        Category(row, kind);
    }

    private static void Category(BackupRow row, EntryKind kind)
    {
        if (EntryRules.CheckCategory(kind, row.Get<string>("category")) is { } error)
        {
            throw row.Refuse("category", error.Message);
        }
    }

    private CurrencyInfo AccountOf(BackupRow row) =>
        _accounts.GetValueOrDefault(row.Get<Guid>("account_id")) ?? throw row.Refuse("account_id", "the backup has no such account.");

    private static void Fits(BackupRow row, string column, CurrencyInfo currency)
    {
        if (row.Get<decimal?>(column) is { } amount && !new Money(amount, currency.Code).FitsScale(currency.Scale))
        {
            throw row.Refuse(column, FormattableString.Invariant($"{currency.Code} has {currency.Scale} decimals."));
        }
    }
}
