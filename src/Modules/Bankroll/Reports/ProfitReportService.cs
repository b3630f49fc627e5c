using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class ProfitReportService(PeriodReader reader, ICurrencies currencies) : IProfitReport
{
    public async Task<ProfitReport> ByTimeAsync(UserId owner, ReportScope scope, BucketLength length, CancellationToken ct)
    {
        var period = await reader.ReadAsync(owner, scope, ct);
        var byMonth = period.Months.Select((m, i) => (Month: m, Parts: OfMonth(period, i))).ToList();
        var rows = period.Days.Buckets(length)
            .Select(b => (b.From, b.To, Account: (Account?)null, Parts: ProfitParts.Sum(byMonth.Where(m => m.Month.From >= b.From && m.Month.To <= b.To).Select(m => m.Parts))));
        return Report(period, [.. rows]);
    }

    public async Task<ProfitReport> ByAccountAsync(UserId owner, ReportScope scope, CancellationToken ct)
    {
        var period = await reader.ReadAsync(owner, scope, ct);
        var (from, to) = (period.Days.From, period.Days.To);
        var rows = period.Accounts
            .Select(a => (from, to, Account: (Account?)a.Account, Parts: ProfitParts.Sum(a.Months.Select(ProfitParts.Of))))
            .Where(r => r.Parts != default).ToList();
        var transfers = ProfitParts.Sum(period.Months.Select((_, i) => OfTransfers(period, i)));
        if (transfers != default)
        {
            rows.Add((from, to, null, transfers));
        }

        return Report(period, rows);
    }

    private static ProfitParts OfMonth(LedgerPeriod period, int month) =>
        ProfitParts.Sum(period.Accounts.Select(a => ProfitParts.Of(a.Months[month]))) + OfTransfers(period, month);

    private static ProfitParts OfTransfers(LedgerPeriod period, int month)
    {
        var (fx, unrated) = period.Transfers(month);
        return default(ProfitParts) with { Fx = fx, Unrated = unrated };
    }

    private ProfitReport Report(LedgerPeriod period, List<(DateOnly From, DateOnly To, Account? Account, ProfitParts Parts)> rows)
    {
        var scale = currencies.Find(period.Frame.Currency)?.Scale ?? 2;
        decimal Round(decimal amount) => Rounding.HalfAwayFromZero(amount, scale);

        var opening = Round(period.Accounts.Sum(a => a.Months[0].Opening));
        var closing = Round(period.Accounts.Sum(a => a.Months[^1].Closing));
        var (deposited, withdrawn) = PutIn.Rounded(period, closing - opening - rows.Sum(r => r.Parts.Profit), scale);
        var profit = closing - opening - deposited + withdrawn;
        var rounded = RoundedTable.Of([.. rows.Select(r => r.Parts.Exact)], profit, scale);
        var shown = rows.Select((r, i) => new ProfitRow(r.From, r.To, r.Account, ProfitParts.Figures(rounded[i]))).ToList();
        return new(period.Frame, opening, deposited, withdrawn, closing, Total(shown, profit), shown);
    }

    /// <summary>Of the rounded rows, so that every column adds up on the page.</summary>
    private static ProfitFigures Total(List<ProfitRow> rows, decimal profit) => new(
        rows.Sum(r => r.Figures.Sessions), rows.Sum(r => r.Figures.BalanceUpdates), rows.Sum(r => r.Figures.Bonus), rows.Sum(r => r.Figures.Corrections),
        rows.Sum(r => r.Figures.Expenses), rows.Sum(r => r.Figures.Fees), rows.Sum(r => r.Figures.Fx), rows.Sum(r => r.Figures.Unrated), profit);
}
