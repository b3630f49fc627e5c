using System.Text;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Exports;

/// <summary>
/// Tells a ledger entry by entry as transactions of hledger, in the ledger's own order: hledger checks its assertions by day and, within a
/// day, in the order of the file.
/// </summary>
internal sealed class JournalWriter(StringBuilder text, JournalNames names, IReadOnlyDictionary<Guid, CurrencyInfo> currencies, ExchangeRates known, CurrencyCode reporting)
{
    private readonly HashSet<CurrencyCode> _priced = [];
    private DateOnly _day;

    public void Write(JournalEntry entry)
    {
        var currency = currencies[entry.Account];
        Price(entry.Day, currency.Code);
        if (entry.Other is { } other)
        {
            Transfer(entry, other, currency);
            return;
        }

        text.Heading(entry);
        if (entry.Stated is { } stated)
        {
            text.Assertion(names[entry.Account], entry.Amount, stated, currency);
        }
        else
        {
            text.Posting(names[entry.Account], entry.Amount, currency);
        }

        text.Posting(Counterpart(entry), -entry.Amount, currency);
    }

    /// <summary>The last exchange rate of the currency, for what it is worth on that day; once a day.</summary>
    public void Price(DateOnly day, CurrencyCode currency)
    {
        if (day != _day)
        {
            _priced.Clear();
            _day = day;
        }

        if (currency != reporting && _priced.Add(currency) && known.Rate(currency, reporting, day) is { } rate)
        {
            text.Price(day, currency, rate, reporting);
        }
    }

    private void Transfer(JournalEntry entry, OtherSide other, CurrencyInfo currency)
    {
        var theirs = currencies[other.Account];
        if (other.IsApart || (currency == theirs && entry.Amount != -other.Amount))
        {
            Half(entry, other, currency, theirs);
            return;
        }

        if (other.IsEarlier)
        {
            // Told together with the other side.
            return;
        }

        Price(entry.Day, theirs.Code);
        text.Heading(entry);
        if (currency == theirs)
        {
            text.Posting(names[entry.Account], entry.Amount, currency);
        }
        else
        {
            text.Posting(names[entry.Account], entry.Amount, currency, other.Amount, theirs);
        }

        text.Posting(names[other.Account], other.Amount, theirs);
    }

    /// <summary>One side by itself: what is on its way is worth what arrives.</summary>
    private void Half(JournalEntry entry, OtherSide other, CurrencyInfo currency, CurrencyInfo theirs)
    {
        text.Heading(entry);
        if (currency == theirs)
        {
            text.Posting(names[entry.Account], entry.Amount, currency).Posting(JournalNames.Transfers, -entry.Amount, currency);
        }
        else if (entry.Amount < 0m)
        {
            text.Posting(names[entry.Account], entry.Amount, currency, other.Amount, theirs).Posting(JournalNames.Transfers, other.Amount, theirs);
        }
        else
        {
            text.Posting(names[entry.Account], entry.Amount, currency).Posting(JournalNames.Transfers, -entry.Amount, currency);
        }
    }

    private static string Counterpart(JournalEntry entry) => entry.Kind switch
    {
        EntryKind.Deposit => JournalNames.Deposits,
        EntryKind.Withdrawal => JournalNames.Withdrawals,
        EntryKind.Transfer => JournalNames.Transfers,
        EntryKind.BalanceUpdate => JournalNames.BalanceUpdates,
        EntryKind.Session => JournalNames.Sessions,
        EntryKind.Bonus or EntryKind.Expense => JournalNames.Of(entry.Kind, entry.Category),
        EntryKind.Correction => JournalNames.Corrections,
        EntryKind.Fee => JournalNames.Fees,
        _ => throw new InvalidOperationException($"An entry of kind {entry.Kind} has no counterpart."),
    };
}
