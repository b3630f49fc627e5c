using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Dashboard;

/// <summary>Which development the dashboard's chart shows.</summary>
internal enum Shown
{
    /// <summary>The bankroll and, below it, what was put in: the gap is what was won.</summary>
    Bankroll,

    /// <summary>What was won alone.</summary>
    Profit,
}

/// <summary>The dashboard's chart: fetched apart from the page, because its cost is another.</summary>
/// <param name="Drawing">Null for an owner without entries.</param>
internal sealed record ChartPage(Period Period, Shown Shown, History History, LineChart? Drawing);
