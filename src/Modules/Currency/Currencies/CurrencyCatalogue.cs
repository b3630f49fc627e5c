using System.Collections.Frozen;
using System.Globalization;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Currencies;

/// <summary>The currencies of the data files that ship with the module.</summary>
internal sealed class CurrencyCatalogue : ICurrencies, IKnownCurrencies
{
    private readonly FrozenDictionary<CurrencyCode, CurrencyInfo> _byCode;

    public CurrencyCatalogue()
    {
        All = [.. States().Concat(Historical()).Concat(Crypto()).OrderBy(c => c.Code)];
        Current = [.. All.Where(c => c.EndedOn is null)];
        _byCode = All.ToFrozenDictionary(c => c.Code);
    }

    public IReadOnlyList<CurrencyInfo> All { get; }

    public IReadOnlyList<CurrencyInfo> Current { get; }

    public CurrencyInfo? Find(CurrencyCode code) => _byCode.GetValueOrDefault(code);

    public bool IsKnown(CurrencyCode code) => _byCode.ContainsKey(code);

    private static IEnumerable<CurrencyInfo> States() =>
        EmbeddedTable.Read("iso-4217-list-one.csv").Select(row => new CurrencyInfo(
            CurrencyCode.Of(row[0]), row[3], Scale(row[2]), row[4].Length > 0 ? row[4] : row[0], false, null));

    private static IEnumerable<CurrencyInfo> Historical() =>
        EmbeddedTable.Read("historical.csv").Select(row => new CurrencyInfo(
            CurrencyCode.Of(row[0]), row[3], Scale(row[2]), row[0], false,
            DateOnly.ParseExact(row[4], "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static IEnumerable<CurrencyInfo> Crypto() =>
        EmbeddedTable.Read("crypto.csv").Select(row => new CurrencyInfo(
            CurrencyCode.Of(row[0]), row[2], Scale(row[1]), row[0], true, null));

    private static int Scale(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
