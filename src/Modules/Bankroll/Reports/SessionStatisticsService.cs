using System.Globalization;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class SessionStatisticsService(ValuedLedger ledger, ICurrencies currencies) : ISessionStatistics
{
    private const int MostSessions = 1_000;
    private const double MinutesPerHour = 60;

    private const string LatestSql = """
        select e.day, e.amount, a.currency, s.format
        from (select id, account_id, day, occurred_at, amount from bankroll.entries where owner_id = $1 and kind = 5 and day >= $2 and day < $3
          order by day desc, occurred_at desc, id desc limit $4) e
        join bankroll.accounts a on a.owner_id = $1 and a.id = e.account_id
        join bankroll.sessions s on s.owner_id = $1 and s.id = e.id
        order by e.day, e.occurred_at, e.id
        """;

    public Task<SessionReport> OfAsync(UserId owner, ReportScope scope, SessionFormat? format, BreakdownBy by, CancellationToken ct) =>
        ledger.ReadAsync(owner, scope.Currency, moment => ReadAsync(moment, scope with { ValuedAt = ValuedAt.EachDay }, format, by, ct), ct);

    private async Task<SessionReport> ReadAsync(LedgerMoment moment, ReportScope scope, SessionFormat? format, BreakdownBy by, CancellationToken ct)
    {
        var days = ReportDays.Of(scope, moment.FirstEntry).WholeMonths();
        var scale = currencies.Find(scope.Currency)?.Scale ?? 2;
        var all = await BreakdownTotals.ReadAsync(moment, format is null ? Dimension.AllSessions : Dimension.Format, days, ct);
        var wanted = all.FindAll(t => format is not { } f || string.Equals(t.Key, Number(f), StringComparison.Ordinal));
        var rows = (await BreakdownTotals.ReadAsync(moment, BreakdownTotals.DimensionOf(by), days, ct))
            .Where(t => t.Unvalued == 0m)
            .GroupBy(t => t.Key, StringComparer.Ordinal)
            .Select(g => new SessionGroup(g.Key, Figures([.. g], scale)))
            .OrderByDescending(r => r.Figures.Sessions).ThenBy(r => r.Key, StringComparer.Ordinal);
        var omissions = new ReportOmissions([], BreakdownTotals.Omitted(wanted.Where(t => t.Unvalued != 0m), t => t.Amount), []);
        return new(
            LedgerPeriod.FrameOf(scope, moment, days, omissions),
            Figures(wanted.FindAll(t => t.Unvalued == 0m), scale),
            await RunsAsync(moment, scope, days, format, scale, ct),
            [.. rows]);
    }

    private static string Number(SessionFormat format) => ((int)format).ToString(CultureInfo.InvariantCulture);

    private static SessionFigures Figures(List<BreakdownTotals> totals, int scale)
    {
        var sessions = totals.Sum(t => t.Entries);
        var minutes = totals.Sum(t => t.Minutes);
        var result = totals.Sum(t => t.Valued);
        var cost = totals.Sum(t => t.ValuedCost);
        var hands = totals.Sum(t => t.BlindHands);
        var enough = sessions >= EnoughData.Sessions;
        return new(
            sessions,
            minutes,
            totals.Sum(t => t.Hands),
            Rounding.HalfAwayFromZero(result, scale),
            WinRates.Of(
                minutes / MinutesPerHour, (double)result, totals.Sum(t => t.ValuedSquaresPerHour), sessions, minutes >= EnoughData.Hours * MinutesPerHour),
            WinRates.Of(
                hands / 100.0, totals.Sum(t => t.BigBlinds), totals.Sum(t => t.BigBlindSquaresPerHundred), totals.Sum(t => t.BlindSessions),
                hands >= EnoughData.Hands),
            enough ? (decimal)totals.Sum(t => t.Wins) / sessions : null,
            enough && cost > 0m ? result / cost : null);
    }

    private static async Task<SessionRuns> RunsAsync(
        LedgerMoment moment, ReportScope scope, ReportDays days, SessionFormat? format, int scale, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(LatestSql, moment.Connection, moment.Transaction);
        command.Parameters.With(moment.Owner.Value).With(days.From).With(days.End).With(MostSessions + 1);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<(DateOnly Day, decimal? Result, SessionFormat Format)>();
        while (await row.ReadAsync(ct))
        {
            var day = row.GetFieldValue<DateOnly>(0);
            found.Add((
                day, moment.Rates.Convert(row.GetDecimal(1), CurrencyCode.Of(row.GetString(2)), scope.Currency, day), (SessionFormat)row.GetInt16(3)));
        }

        // One more than are looked at was asked for, to know whether there are more: the oldest is that one.
        var latest = found.Skip(found.Count - MostSessions);
        var results = latest.Where(s => (format is null || s.Format == format) && s.Result is not null).Select(s => (s.Day, s.Result!.Value)).ToList();
        var worst = Runs.Worst(results);
        return new(
            Math.Min(found.Count, MostSessions),
            found.Count <= MostSessions,
            Runs.Longest(results, r => r > 0m),
            Runs.Longest(results, r => r < 0m),
            worst is null ? null : worst with { Amount = Rounding.HalfAwayFromZero(worst.Amount, scale) });
    }
}
