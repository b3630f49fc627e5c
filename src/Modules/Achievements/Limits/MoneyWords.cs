using System.Globalization;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Limits;

internal static class MoneyWords
{
    /// <summary>An amount inside a sentence, in the player's culture: the code, then the figure.</summary>
    public static string Of(ICurrencies currencies, Money money) =>
        MoneyText.Format(money.Amount, currencies.Find(money.Currency)?.Scale ?? 2, CultureInfo.CurrentCulture) + "\u00a0" + money.Currency.Value;
}
