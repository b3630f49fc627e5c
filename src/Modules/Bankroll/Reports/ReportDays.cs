using System.Runtime.InteropServices;
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

    /// <summary>The whole months in it.</summary>
    public MonthSpan Whole =>
        new(FirstOfMonth(From) is var first && first == From ? first : first.AddMonths(1), IsOpen ? DateOnly.MaxValue : FirstOfMonth(End));

    /// <summary>Its days before and after those, of at most two months.</summary>
    public IReadOnlyList<DateOnly> Around => Whole is { IsEmpty: false } months
        ? [.. Between(From, months.Since), .. Between(months.Until, End)]
        : [.. Between(From, End)];

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

    private static IEnumerable<DateOnly> Between(DateOnly from, DateOnly before) => Enumerable.Range(0, before.DayNumber - from.DayNumber).Select(from.AddDays);
}

/// <summary>Whole months, from the first of one to before the first of another.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MonthSpan(DateOnly Since, DateOnly Until)
{
    public bool IsEmpty => Since >= Until;

    public bool Contains(DateOnly month) => month >= Since && month < Until;
}
