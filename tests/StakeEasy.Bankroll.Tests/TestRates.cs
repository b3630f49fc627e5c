using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Tests;

/// <summary>Rates per euro that the test publishes.</summary>
internal sealed class TestRates : IExchangeRates
{
    private readonly List<RateObservation> _published = [];
    private ExchangeRates _latest = ExchangeRates.None;

    public void Publish(DateOnly day, params (string Currency, decimal PerEuro)[] rates)
    {
        _published.AddRange(rates.Select(r => RateObservation.PerEuro(r.Currency, day, r.PerEuro)));
        _latest = ExchangeRates.Of(_latest.Version + 1, _published);
    }

    public ValueTask<ExchangeRates> LatestAsync(CancellationToken ct) => ValueTask.FromResult(_latest);

    public ValueTask<ExchangeRates> AtLeastAsync(long version, CancellationToken ct) => ValueTask.FromResult(_latest);
}

internal sealed class TestCurrencies : ICurrencies
{
    public IReadOnlyList<CurrencyInfo> All { get; } =
    [
        new(CurrencyCode.Of("EUR"), "Euro", 2, "€", IsCrypto: false, EndedOn: null),
        new(CurrencyCode.Of("USD"), "US dollar", 2, "$", IsCrypto: false, EndedOn: null),
        new(CurrencyCode.Of("GBP"), "Pound", 2, "£", IsCrypto: false, EndedOn: null),
        new(CurrencyCode.Of("JPY"), "Yen", 0, "¥", IsCrypto: false, EndedOn: null),
        new(CurrencyCode.Of("BTC"), "Bitcoin", 8, "BTC", IsCrypto: true, EndedOn: null),
        new(CurrencyCode.Of("SEK"), "Krona", 2, "kr", IsCrypto: false, EndedOn: null),
        new(CurrencyCode.Of("HRK"), "Kuna", 2, "HRK", IsCrypto: false, EndedOn: new(2023, 1, 1)),
    ];

    public IReadOnlyList<CurrencyInfo> Current => [.. All.Where(c => c.EndedOn is null)];

    public CurrencyInfo? Find(CurrencyCode code) => All.FirstOrDefault(c => c.Code == code);
}
