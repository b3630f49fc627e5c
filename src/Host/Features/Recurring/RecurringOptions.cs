using StakeEasy.Host.Hosting;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>Section <c>Recurring</c> of the settings.</summary>
internal sealed class RecurringOptions : IJobOptions
{
    public static string Section => "Recurring";

    /// <summary>When due entries are made, as a Quartz cron expression in UTC. Every hour, because somewhere it is always just past midnight.</summary>
    public string Schedule { get; init; } = "0 1 * * * ?";

    /// <summary>Whether a start makes what fell due while nothing ran.</summary>
    public bool CatchUpOnStart { get; init; } = true;
}
