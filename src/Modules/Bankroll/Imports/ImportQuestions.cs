using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>What has to be chosen before rows can be understood.</summary>
internal static class ImportQuestions
{
    private static readonly ImportField[] Days = [ImportField.Date, ImportField.Time, ImportField.SessionStarted, ImportField.SessionEnded];

    private static readonly ImportField[] Amounts = [ImportField.Amount, ImportField.StatedBalance, ImportField.SessionBuyIn, ImportField.SessionCashOut];

    /// <param name="choices">What was chosen.</param>
    /// <param name="rows">Some rows of the file.</param>
    public static IReadOnlyList<Error> Of(ImportChoices choices, IReadOnlyList<SourceRow> rows)
    {
        var questions = new List<Error>();
        if (!choices.Columns.Any(c => c is { } field && Days.Contains(field)))
        {
            questions.Add(ImportErrors.NoDateColumn);
        }

        if (!choices.Columns.Any(c => c is { } field && Amounts.Contains(field)))
        {
            questions.Add(ImportErrors.NoAmountColumn);
        }

        foreach (var twice in choices.Columns.OfType<ImportField>().Where(f => !RowReader.MayRepeat(f)).GroupBy(f => f).Where(g => g.Skip(1).Any()))
        {
            questions.Add(ImportErrors.Twice(OwnCsv.ColumnOf(twice.Key).Replace('_', ' ')));
        }

        if (choices.Dates is null && DateOrders.IsNeeded(Cells(f => Days.Contains(f) && f is not ImportField.Time)))
        {
            questions.Add(ImportErrors.NoDates);
        }

        if (choices.DecimalComma is null && Cells(Detection.IsAmount).FirstOrDefault(c => ReadAmount.BothWays(c) is not null) is { } open)
        {
            var (point, comma) = ReadAmount.BothWays(open)!.Value;
            questions.Add(ImportErrors.NoDecimal(open.Trim(), point, comma));
        }

        if (choices.Account is null && !choices.Columns.Contains(ImportField.Account))
        {
            questions.Add(ImportErrors.NoAccount);
        }

        return questions;

        IEnumerable<string> Cells(Func<ImportField, bool> which) =>
            rows.SelectMany(r => r.Cells.Where((_, i) => i < choices.Columns.Count && choices.Columns[i] is { } f && which(f)));
    }
}
