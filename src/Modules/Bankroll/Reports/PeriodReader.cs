using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <summary>Reads what every report of accounts is made of.</summary>
internal sealed class PeriodReader(ValuedLedger ledger)
{
    public Task<LedgerPeriod> ReadAsync(UserId owner, ReportScope scope, CancellationToken ct) =>
        ledger.ReadAsync(owner, scope.Currency, moment => ReadAsync(moment, scope, ct), ct);

    public static async Task<LedgerPeriod> ReadAsync(LedgerMoment moment, ReportScope scope, CancellationToken ct)
    {
        var days = ReportDays.Of(scope, moment.FirstEntry);
        var flows = await MonthlyFlows.ReadAsync(moment, days, ct);
        var valuer = new Valuer(scope, moment.Rates);
        var excluded = flows.Where(f => !valuer.Includes(f.Account) && f.Months.Values.Any(m => m.Own.Transferred != 0m))
            .Select(f => f.Account.Id.Value).ToArray();
        var moves = await MovesOut.ReadAsync(moment.Connection, moment.Transaction, moment.Owner, excluded, ct);
        return LedgerPeriod.Of(scope, moment, days, flows, moves);
    }
}
