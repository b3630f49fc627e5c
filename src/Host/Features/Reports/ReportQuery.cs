using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Reports;

/// <summary>What a report is asked for, as it stands in the address: the same on every page, so that links carry it from one to the next.</summary>
internal sealed class ReportQuery
{
    public string? Period { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    /// <summary>Day or today.</summary>
    public string? Value { get; set; }

    /// <summary>By what the rows are told apart.</summary>
    public string? By { get; set; }

    /// <summary>Of the statistics: cash, tournament, or all.</summary>
    public string? Of { get; set; }

    /// <summary>The calendar year in which a tax year begins.</summary>
    public int? Year { get; set; }

    /// <summary>The month in which it begins, 1 to 12.</summary>
    public int? Start { get; set; }

    public string? Format { get; set; }

    public bool IsCsv => string.Equals(Format, "csv", StringComparison.OrdinalIgnoreCase);

    public ValuedAt ValuedAt => string.Equals(Value, "today", StringComparison.OrdinalIgnoreCase) ? ValuedAt.Today : ValuedAt.EachDay;

    /// <summary>The days asked for; what cannot be read is told beside its field, and the usual period taken instead.</summary>
    public (ReportPeriod Period, DateOnly? From, DateOnly To) Days(DateOnly today, ModelStateDictionary state)
    {
        var period = ReportPeriods.Read(Period);
        if (period is not ReportPeriod.Custom)
        {
            var (first, last) = ReportPeriods.Days(period, today);
            return (period, first, last);
        }

        var (from, fromProblem) = TypedDay.Read(From, today);
        var (to, toProblem) = TypedDay.Read(To, today);
        toProblem ??= to < from ? $"{DayText.Prose(to!.Value)} is before the first day. Choose {DayText.Prose(from!.Value)} or a later one." : null;
        if (fromProblem is null && toProblem is null)
        {
            return (period, from, to!.Value);
        }

        Tell(nameof(From), fromProblem);
        Tell(nameof(To), toProblem);
        return (period, ReportPeriods.Days(ReportPeriods.Usual, today).From, today);

        void Tell(string field, string? problem)
        {
            if (problem is not null)
            {
                state.AddModelError(field, problem);
            }
        }
    }
}
