using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Tools;

/// <summary>A player's whole record at one format, as the tools take it: in hours or tournaments, in the reporting currency.</summary>
/// <param name="Played">Hours, or tournaments.</param>
/// <param name="Deviation">Of one hour; null for tournaments, whose deviation comes from what they pay.</param>
/// <param name="IsEnough">Whether there are enough sessions to say anything by them.</param>
internal sealed record OwnRecord(decimal Played, Money Result, decimal? Deviation, int Sessions, bool IsEnough);

/// <summary>Reads it from the session statistics.</summary>
internal sealed class OwnRecords(ISessionStatistics statistics)
{
    private const decimal MinutesPerHour = 60m;

    public async Task<OwnRecord> OfAsync(Player player, DateOnly today, bool tournaments, CancellationToken ct)
    {
        var scope = new ReportScope(player.ReportingCurrency, ValuedAt.EachDay, From: null, today, today);
        var format = tournaments ? SessionFormat.Tournament : SessionFormat.Cash;
        var figures = (await statistics.OfAsync(player.Id, scope, format, BreakdownBy.Format, ct)).Figures;
        var hours = Math.Round(figures.Minutes / MinutesPerHour, 2, MidpointRounding.AwayFromZero);
        var deviation = tournaments ? null : figures.Hourly.Deviation;
        return new(
            tournaments ? figures.Sessions : hours,
            new Money(figures.Result, player.ReportingCurrency),
            deviation is { } exact ? Math.Round(exact, 2, MidpointRounding.AwayFromZero) : null,
            figures.Sessions,
            tournaments ? figures.Roi is not null : deviation > 0m && hours > 0m);
    }
}
