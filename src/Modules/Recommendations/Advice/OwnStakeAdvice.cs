using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Advice;

/// <inheritdoc/>
internal sealed class OwnStakeAdvice(
    IStakeProfiles profiles, IPlayRecords records, IExchangeRates rates, ICurrencies currencies, Standings standings, RiskRule risk, OwnLuck luck) : IOwnStakeAdvice
{
    public async Task<OwnAdvice> OfAsync(UserId owner, CurrencyCode currency, DateOnly today, CancellationToken ct)
    {
        var profile = await profiles.FindAsync(owner, ct);
        var record = await records.OfAsync(owner, currency, today, ct);
        var known = await rates.LatestAsync(ct);

        // As the dashboard sums it up: what has no rate is in no figure.
        var converted = record.Accounts.Select(a => (Account: a, Amount: Converted(a.Balance, currency, today, known))).ToList();
        var total = new Money(converted.Sum(c => c.Amount ?? 0m), currency).Rounded(currencies.Find(currency)?.Scale ?? 2);
        var balances = converted.Where(c => c.Amount is not null).Select(c => c.Account.Balance).ToList();
        var plays = standings.Of(profile, total, balances, today, known).Select(standing =>
        {
            var byRisk = risk.Of(standing, profile, record);
            return new PlayAdvice(standing, byRisk, standings.SitesOf(profile, standing), luck.Of(standing.Kind, byRisk.Rate, record));
        });
        return new(profile, total, known.Day, [.. converted.Where(c => c.Amount is null).Select(c => c.Account)], record, [.. plays]);
    }

    public async Task<IReadOnlyList<PlayStanding>?> StandingAsync(
        UserId owner, Money bankroll, IReadOnlyList<Money> balances, DateOnly today, CancellationToken ct) =>
        await profiles.FindAsync(owner, ct) is { } profile ? standings.Of(profile, bankroll, balances, today, await rates.LatestAsync(ct)) : null;

    /// <summary>Nothing is nothing in every currency, with a rate or without.</summary>
    private static decimal? Converted(Money money, CurrencyCode currency, DateOnly today, ExchangeRates known) =>
        money.IsZero ? 0m : known.Convert(money.Amount, money.Currency, currency, today);
}
