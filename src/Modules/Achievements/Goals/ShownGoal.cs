using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Review;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Goals;

/// <summary>A row as its player sees it.</summary>
internal static class ShownGoal
{
    public static Goal Of(GoalRow row, DateOnly today)
    {
        var state = Judgement.StateOf(row, row.CompletedOn, today);
        var share = Math.Clamp((row.Value - row.Start) / (row.Target - row.Start), 0m, 1m);
        var forecast = state is not GoalState.Active ? new Forecast(ForecastBasis.None, null)
            : row.Chance is null ? new(ForecastBasis.NotEnoughData, null)
            : new(ForecastBasis.OwnResults, row.Chance);
        return new(
            new(row.Id), row.Kind, row.Name, row.Currency is null ? null : CurrencyCode.Of(row.Currency), row.Start, row.Target, row.Value,
            state is GoalState.Completed ? 1m : share, row.FirstDay, row.LastDay, state, row.CompletedOn, row.ArchivedAt is not null, forecast, VersionOf(row));
    }

    /// <summary>Of what a player can change, and of nothing that a review writes: an entry meanwhile is no conflict.</summary>
    public static uint VersionOf(GoalRow row) => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{row.Name}\n{row.Target:0.##########}\n{row.LastDay:yyyy-MM-dd}"))));
}
