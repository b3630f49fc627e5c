using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;

namespace StakeEasy.Bankroll.Reports;

/// <summary>The runs and the worst downswing of all sessions of a period, from the stretches of its months.</summary>
internal static class SessionOrder
{
    public static async Task<SessionRuns> ReadAsync(SessionStretches stretches, ReportDays days, int scale, CancellationToken ct)
    {
        var parts = new List<(MonthOfSessions Month, Stretch Stretch)>();
        foreach (var month in await stretches.MonthsAsync(days, ct))
        {
            if (days.Whole.Contains(month.Month))
            {
                parts.Add((month, month.Whole));
            }
            else
            {
                parts.AddRange((await stretches.DaysAsync(month, ct)).Where(d => d.First.Day >= days.From && d.First.Day < days.End).Select(d => (month, d)));
            }
        }

        var (whole, madeGoodIn) = default(Stretch).Then(parts.ConvertAll(p => p.Stretch));
        var fall = whole.Swing.Fall;
        return new(
            RunOf(whole.Won.Longest),
            RunOf(whole.Lost.Longest),
            fall.Depth == 0m ? null : new(
                Rounding.HalfAwayFromZero(fall.Depth, scale), RunOf(new(fall.To - fall.From + 1, fall.FromSession, fall.ToSession))!,
                madeGoodIn < 0 ? null : await DayAsync(stretches, parts, madeGoodIn, ct)));
    }

    private static SessionRun? RunOf(Row row) =>
        row.Sessions == 0 ? null : new(row.Sessions, row.From.Day, row.To.Day, new(row.From.Id), new(row.To.Id));

    /// <summary>On which day of this part the fall was made good.</summary>
    private static async Task<DateOnly> DayAsync(
        SessionStretches stretches, List<(MonthOfSessions Month, Stretch Stretch)> parts, int part, CancellationToken ct)
    {
        var (month, stretch) = parts[part];
        if (stretch.First.Day == stretch.Last.Day)
        {
            return stretch.First.Day;
        }

        var before = default(Stretch).Then(parts[..part].ConvertAll(p => p.Stretch)).Whole;
        var days = await stretches.DaysAsync(month, ct);
        return days[before.Then(days).MadeGoodIn].First.Day;
    }
}
