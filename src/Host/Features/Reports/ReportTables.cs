using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Reports;

/// <summary>The tables of the reports as files: the same rows and figures, and the currency beside them.</summary>
internal static class ReportTables
{
    public static CsvTable Of(ReportHead head, ProfitReport report, DateOnly today) => new(
        "profit-and-loss",
        [head.By is "account" ? "Account" : "Period", "From", "To", "Currency", "Sessions", "Balance updates", "Bonus", "Corrections", "Expenses", "Fees", "Exchange rates", "Without a rate", "Profit"],
        report.Rows.Select(r => (IReadOnlyList<object?>)
        [
            head.By is "account" ? r.Account?.Name ?? "Transfers between currencies" : ReportWords.Bucket(r.From, r.To, today), r.From, r.To,
            report.Frame.Currency.Value, r.Figures.Sessions, r.Figures.BalanceUpdates, r.Figures.Bonus, r.Figures.Corrections, r.Figures.Expenses,
            r.Figures.Fees, r.Figures.Fx, r.Figures.Unrated, r.Figures.Profit,
        ]));

    public static CsvTable Of(BreakdownPage page) => new(
        "profit-and-loss",
        [page.By.ToString(), "Kind", "From", "To", "Currency", page.By is BreakdownBy.Category ? "Entries" : "Sessions", "Result"],
        page.Report.Rows.Select(r => (IReadOnlyList<object?>)
        [
            page.Names.Name(page.By, r.Key), r.Kind is { } kind ? EntryWords.Of(kind).Name : "Session", page.Report.Frame.From, page.Report.Frame.To,
            page.Report.Frame.Currency.Value, r.Entries, r.Amount,
        ]));

    public static CsvTable Of(StatisticsPage page)
    {
        var by = ReportWords.Property(page.Head.By!);
        return new(
            "session-statistics",
            [by.ToString(), "From", "To", "Currency", "Sessions", "Minutes", "Hands", "Result", "Hourly", "Hourly deviation", "Hourly 95 % from", "Hourly 95 % to", "bb/100", "bb/100 deviation", "bb/100 95 % from", "bb/100 95 % to", "Win share", "ROI"],
            page.Report.Rows.Select(r => Row(page.Names.Name(by, r.Key), r.Figures))
                .Append(Row(page.Format is { } format ? "Together: " + ReportWords.Format(format) : "Together", page.Report.Figures)));

        IReadOnlyList<object?> Row(string name, SessionFigures f) =>
        [
            name, page.Report.Frame.From, page.Report.Frame.To, page.Report.Frame.Currency.Value, f.Sessions, f.Minutes, f.Hands, f.Result,
            f.Hourly.Rate, f.Hourly.Deviation, f.Hourly.Likely?.Low, f.Hourly.Likely?.High,
            f.Per100.Rate, f.Per100.Deviation, f.Per100.Likely?.Low, f.Per100.Likely?.High, f.WinShare, f.Roi,
        ];
    }

    public static CsvTable Of(ReportHead head, CashFlowReport report, DateOnly today) => new(
        "cash-flow",
        ["Period", "From", "To", "Currency", "Deposited", "Withdrawn", "Net", "Fees of transfers"],
        report.Rows.Select(r => (IReadOnlyList<object?>)
        [
            ReportWords.Bucket(r.From, r.To, today), r.From, r.To, head.Frame.Currency.Value, r.Deposited, -r.Withdrawn, r.Deposited - r.Withdrawn, -r.Fees,
        ]));

    public static CsvTable Of(ReportHead head, NetWorthReport report) => new(
        "net-worth",
        ["Day", "Currency", "Bankroll", .. report.Groups.Select(ReportWords.Group)],
        report.Points.Select(p => (IReadOnlyList<object?>)[p.Day, head.Frame.Currency.Value, p.Bankroll, .. p.ByGroup.Select(g => (object?)g)]));

    public static CsvTable Of(ReportHead head, BalanceReport report)
    {
        return new(
            "balances",
            ["Account", "From", "To", "Currency", "At the start", "Deposits and withdrawals", "Transfers", "Won and lost", "Exchange rates", "Without a rate", "At the end"],
            report.Rows.SelectMany(r => Rows(r.Account.Name, r.Account.Currency, r.Own, r.Value)).Append(Row("Bankroll", head.Frame.Currency, report.Total)));

        IEnumerable<IReadOnlyList<object?>> Rows(string name, CurrencyCode own, BalanceMoves moves, BalanceMoves value)
        {
            yield return Row(name, own, moves);
            if (own != head.Frame.Currency)
            {
                yield return Row(name, head.Frame.Currency, value);
            }
        }

        IReadOnlyList<object?> Row(string name, CurrencyCode currency, BalanceMoves m) =>
            [name, head.Frame.From, head.Frame.To, currency.Value, m.Opening, m.PutIn, m.Transferred, m.Result, m.Fx, m.Unrated, m.Closing];
    }

    public static CsvTable Of(ReportHead head, ExposureReport report) => new(
        "currencies",
        ["Currency", "Day", "Accounts", "Balance", "Reporting currency", "Value", "Share"],
        report.Rows.Select(r => (IReadOnlyList<object?>)
            [r.Balance.Currency.Value, head.Frame.To, r.Accounts, r.Balance.Amount, head.Frame.Currency.Value, r.Value, r.Share]));

    public static CsvTable Of(TaxReport report)
    {
        return new(
            "tax-year",
            ["Account", "From", "To", "Currency", "Deposited", "Withdrawn", "Sessions won", "Sessions lost", "Sessions", "Balance updates", "Bonus", "Corrections", "Expenses", "Fees", "Result"],
            report.Rows.SelectMany(r => Rows(r.Account.Name, r.Account.Currency, r.Own, r.Converted))
                .Append(Row("Total", report.Frame.Currency, report.Total)));

        IEnumerable<IReadOnlyList<object?>> Rows(string name, CurrencyCode own, TaxFigures figures, TaxFigures? converted)
        {
            yield return Row(name, own, figures);
            if (converted is not null && own != report.Frame.Currency)
            {
                yield return Row(name, report.Frame.Currency, converted);
            }
        }

        IReadOnlyList<object?> Row(string name, CurrencyCode currency, TaxFigures f) =>
        [
            name, report.Frame.From, report.Frame.To, currency.Value, f.Deposited, -f.Withdrawn, f.SessionsWon, f.SessionsLost, f.Sessions,
            f.BalanceUpdates, f.Bonus, f.Corrections, -f.Expenses, -f.Fees, f.Result,
        ];
    }
}
