using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Overviews;

/// <summary>Balances in one currency at the newest rates, rounded so that those shown add up to the bankroll.</summary>
/// <param name="Bankroll">Of all that can be converted.</param>
/// <param name="Shown">Accounts in use, and archived ones that still hold money, in the order given.</param>
internal sealed record ValuedBalances(decimal Bankroll, IReadOnlyList<OverviewAccount> Shown)
{
    public static ValuedBalances Of(IReadOnlyList<Account> accounts, CurrencyCode currency, int scale, DateOnly today, ExchangeRates known)
    {
        var convertible = accounts.Select(a => (Account: a, Value: Converted(a.Balance, currency, today, known))).Where(a => a.Value is not null).ToList();
        var balances = convertible.ConvertAll(a => a.Value!.Value);
        var bankroll = Rounding.HalfAwayFromZero(balances.Sum(), scale);
        var values = convertible.Zip(Rounding.Allocate(balances, bankroll, scale)).ToDictionary(p => p.First.Account.Id, p => p.Second);
        return new(bankroll, [.. accounts.Where(a => !a.IsArchived || !a.Balance.IsZero).Select(a => Of(a, values, bankroll))]);
    }

    /// <summary>Nothing is nothing in every currency, with a rate or without.</summary>
    public static decimal? Converted(Money money, CurrencyCode currency, DateOnly day, ExchangeRates known) =>
        money.IsZero ? 0m : known.Convert(money.Amount, money.Currency, currency, day);

    private static OverviewAccount Of(Account account, Dictionary<AccountId, decimal> values, decimal bankroll) =>
        values.TryGetValue(account.Id, out var value)
            ? new(account, value, bankroll > 0m ? value / bankroll : null)
            : new(account, Converted: null, Share: null);
}
