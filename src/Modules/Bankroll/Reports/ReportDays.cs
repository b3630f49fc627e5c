using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Reports;

/// <summary>The days of a report, in the months, quarters or years they fall into.</summary>
/// <param name="To">Today at the latest.</param>
/// <param name="IsOpen">It reaches today: entries of days still to come count into its end, as they do in the overview.</param>
internal sealed record ReportDays(DateOnly From, DateOnly To, bool IsOpen)
{
    /// <summary>The first day after it.</summary>
    public DateOnly End => IsOpen ? DateOnly.MaxValue : To.AddDays(1);

    public static ReportDays Of(ReportScope scope, DateOnly? firstEntry)
    {
        var to = scope.To < scope.Today ? scope.To : scope.Today;
        var from = scope.From ?? FirstOfMonth(firstEntry ?? to);
        return new(from < to ? from : to, to, scope.To >= scope.Today);
    }

    /// <summary>The same, from the first to the last day of the months it touches.</summary>
    public ReportDays WholeMonths()
    {
        var last = FirstOfMonth(To).AddMonths(1).AddDays(-1);
        return this with { From = FirstOfMonth(From), To = IsOpen ? To : last };
    }

    /// <summary>Oldest first; the outer ones are cut off where the period begins and ends.</summary>
    public List<(DateOnly From, DateOnly To)> Buckets(BucketLength length)
    {
        var buckets = new List<(DateOnly, DateOnly)>();
        for (var from = From; from <= To;)
        {
            var next = length switch
            {
                BucketLength.Month => FirstOfMonth(from).AddMonths(1),
                BucketLength.Quarter => FirstOfMonth(from).AddMonths(3 - ((from.Month - 1) % 3)),
                _ => new DateOnly(from.Year + 1, 1, 1),
            };
            buckets.Add((from, next > To ? To : next.AddDays(-1)));
            from = next;
        }

        return buckets;
    }

    public static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
