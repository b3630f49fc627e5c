using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>What the two formats call their parts.</summary>
internal static class SessionWords
{
    public static string Of(SessionFormat format) => format is SessionFormat.Cash ? "Cash game" : "Tournament";

    public static string CashOut(SessionFormat format) => format is SessionFormat.Cash ? "Cash-out" : "Prize";

    /// <summary>NLHE 0.50/1, or NLHE tournament, 10.50 USD.</summary>
    public static string Title(SessionGame game, CurrencyCode currency) => game.Format is SessionFormat.Cash
        ? $"{game.Game} {StakeText.Of(game)}"
        : $"{game.Game} tournament, {StakeText.InTitle(game.Stake, game.Format, currency)}";
}
