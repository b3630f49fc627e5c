using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <summary>Turns what is in accounts into the reporting currency, at the rates the report asks for.</summary>
internal sealed class Valuer(ReportScope scope, ExchangeRates rates)
{
    public CurrencyCode Currency => scope.Currency;

    public bool AtDaysOwnRates => scope.ValuedAt is ValuedAt.EachDay;

    /// <summary>Nothing is nothing in every currency, with a rate or without; null if there is no rate.</summary>
    public decimal? Balance(decimal balance, CurrencyCode currency, DateOnly day) =>
        balance == 0m ? 0m : rates.Convert(balance, currency, Currency, AtDaysOwnRates ? day : scope.Today);

    /// <summary>Null if the report converts at today's rates and there is none.</summary>
    public Flows? Flows(ValuedFlows flows, CurrencyCode currency) =>
        AtDaysOwnRates ? flows.Valued
        : flows.Own == default ? default(Flows)
        : TodaysRate(currency) is { } rate ? flows.Own.Times(rate) : null;

    /// <summary>Of what moved on a day; null if there is no rate.</summary>
    public decimal? Moved(Money money, DateOnly day) =>
        AtDaysOwnRates ? rates.Convert(money.Amount, money.Currency, Currency, day) : money.Amount * TodaysRate(money.Currency);

    public decimal? TodaysRate(CurrencyCode currency) => rates.Rate(currency, Currency, scope.Today);

    /// <summary>
    /// As in the overview: an account whose balance cannot be converted today is in none of the figures, so that what is left adds up.
    /// </summary>
    public bool Includes(Account account) => (AtDaysOwnRates && account.Balance.IsZero) || TodaysRate(account.Currency) is not null;
}
