using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Totalling;

/// <summary>Adds up by currency and, at each day's rate, in the reporting currency; keeps apart what has no rate.</summary>
internal sealed class Summing(IReadOnlyCollection<EntryKind>? kinds, CurrencyCode reporting, int scale, ExchangeRates rates)
{
    private readonly SortedDictionary<CurrencyCode, KindSums> _byCurrency = [];
    private readonly SortedDictionary<CurrencyCode, KindSums> _notConverted = [];
    private readonly KindSums _converted = new(kinds);

    public void Add(AccountTotals account)
    {
        for (var i = 0; i < TotalColumns.All.Count; i++)
        {
            var kind = (EntryKind)TotalColumns.All[i].Kind;
            Of(_byCurrency, account.Currency).Add(kind, account.Sums[i]);
            _converted.Add(kind, account.Valued[i]);
        }
    }

    public void AddUnconverted(AccountTotals account)
    {
        for (var i = 0; i < TotalColumns.All.Count; i++)
        {
            var kind = (EntryKind)TotalColumns.All[i].Kind;
            Of(_byCurrency, account.Currency).Add(kind, account.Sums[i]);
            Of(_notConverted, account.Currency).Add(kind, account.Sums[i]);
        }
    }

    public void Add(DayTotals day)
    {
        for (var i = 0; i < TotalColumns.All.Count; i++)
        {
            Add(day.Currency, day.Day, (EntryKind)TotalColumns.All[i].Kind, day.Sums[i]);
        }
    }

    public void Add(CurrencyCode currency, DateOnly day, EntryKind kind, decimal amount)
    {
        Of(_byCurrency, currency).Add(kind, amount);
        if (rates.Convert(amount, currency, reporting, day) is { } converted)
        {
            _converted.Add(kind, converted);
        }
        else
        {
            Of(_notConverted, currency).Add(kind, amount);
        }
    }

    /// <summary>Totals do not say which transfers had no rate, but rates begin once and end once.</summary>
    public bool HasRates(AccountTotals account) =>
        account.Currency == reporting || account.FirstTransfer is not { } first || account.LastTransfer is not { } last
        || (rates.Rate(account.Currency, reporting, first) is not null && rates.Rate(account.Currency, reporting, last) is not null);

    /// <summary>No day has a rate for it.</summary>
    public bool NeverHasRates(CurrencyCode currency) =>
        currency != reporting && !(rates.Currencies.Contains(currency) && rates.Currencies.Contains(reporting));

    public EntryTotals Of(long entries, bool atLeast, bool newestOnly) => new(
        entries, atLeast, Shown(_byCurrency), _converted.In(reporting, scale), Shown(_notConverted), newestOnly);

    private static List<EntrySums> Shown(SortedDictionary<CurrencyCode, KindSums> sums) =>
        [.. sums.Select(s => s.Value.In(s.Key)).Where(s => !s.IsZero)];

    private KindSums Of(SortedDictionary<CurrencyCode, KindSums> sums, CurrencyCode currency)
    {
        if (!sums.TryGetValue(currency, out var found))
        {
            found = new(kinds);
            sums.Add(currency, found);
        }

        return found;
    }
}
