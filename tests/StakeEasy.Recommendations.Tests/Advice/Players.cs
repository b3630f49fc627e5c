using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Recommendations.Advice;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;
using StakeEasy.Recommendations.Stakes;
using StakeEasy.Recommendations.Tests.Stakes;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Tests.Advice;

/// <summary>Players with profiles and records, a euro of $1.25, and the module's own services on them.</summary>
internal static class Players
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    public static readonly CurrencyCode Dollar = CurrencyCode.Of("USD");

    public static readonly CurrencyCode Euro = CurrencyCode.Of("EUR");

    public static readonly ExchangeRates Rates = ExchangeRates.Of(
        1, [RateObservation.PerEuro("USD", new DateOnly(2026, 11, 19), 1.25m)]);

    /// <summary>The usual answers: 72 buy-ins for cash games, 134.5 for tournaments.</summary>
    public static readonly StakeProfile Usual = new(
        [], Opposition.Tough, RiskTolerance.Conservative, Surroundings.Online, StakeProfile.UsualRisk, new CashPlay(Dollar), Tournaments: null, Version: 0);

    public static readonly WinRate Unknown = new(null, null, null, null);

    public static readonly RecordedPlay NoPlay = new(0, 0, 0m, Unknown, 0, 0, 0, Unknown, null);

    public static readonly PlayRecord NoRecord = new([], NoPlay, NoPlay);

    public static Standings Standings { get; } = new(new StakeAdviceService(), Ladders.Service, new FewCurrencies());

    public static RiskRule Rule { get; } = new(new StakeAdviceService(), new RiskOfRuinService(), new RatesInUse(new VarianceService()));

    public static PlayStanding Standing(StakeProfile? profile, decimal euros) =>
        Standing(profile, Money.Of(euros, "EUR"));

    public static PlayStanding Standing(StakeProfile? profile, params Money[] balances) => All(profile, balances)[0];

    public static IReadOnlyList<PlayStanding> All(StakeProfile? profile, params Money[] balances) =>
        Standings.Of(profile, new Money(balances.Sum(b => Rates.Convert(b.Amount, b.Currency, Euro, Today) ?? 0m), Euro).Rounded(2), balances, Today, Rates);

    public static StakeProfile With(CashPlay cash) => Usual with { Cash = cash };

    public static CashPlay Typed(decimal rate, decimal deviation, decimal? sample = null) =>
        new(Dollar) { RateFrom = RateFrom.Typed, Rate = rate, Deviation = deviation, Sample = sample };

    private sealed class FewCurrencies : ICurrencies
    {
        public IReadOnlyList<CurrencyInfo> All { get; } =
        [
            new(CurrencyCode.Of("EUR"), "Euro", 2, "€", IsCrypto: false, EndedOn: null),
            new(Dollar, "US Dollar", 2, "$", IsCrypto: false, EndedOn: null),
        ];

        public IReadOnlyList<CurrencyInfo> Current => All;

        public CurrencyInfo? Find(CurrencyCode code) => All.FirstOrDefault(c => c.Code == code);
    }
}
