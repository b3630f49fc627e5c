using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>A row of <c>sessions</c> as others see it.</summary>
internal static class SessionRecords
{
    /// <param name="row">As it is kept.</param>
    /// <param name="account">Its name.</param>
    /// <param name="currency">Of the account.</param>
    /// <param name="day">Of the entry, once there is one.</param>
    /// <param name="version">Of the entry, once there is one.</param>
    public static Session Of(SessionRow row, string account, string currency, DateOnly day, uint version) => new(
        new(row.Id),
        new(row.AccountId),
        account,
        CurrencyCode.Of(currency),
        new(row.Format, row.Game, row.Stake, row.Venue) { SmallBlind = row.SmallBlind, BigBlind = row.BigBlind },
        row.StartedAt,
        row.EndedAt,
        day,
        row.Minutes,
        new(row.BuyIn, row.RebuyCount, row.Rebuys, row.AddOns, row.Expenses, row.CashOut),
        new(row.Place, row.FieldSize, row.Hands),
        row.Tags ?? [],
        row.Note,
        version);
}
