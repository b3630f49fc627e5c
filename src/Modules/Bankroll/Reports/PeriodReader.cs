using StakeEasy.Bankroll.Contracts;
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
        return LedgerPeriod.Of(scope, moment, days, await MonthlyFlows.ReadAsync(moment, days, ct));
    }
}
