using StakeEasy.Host.Hosting;

namespace StakeEasy.Host.Features.Recommendations;

/// <summary>Section <c>ShownLists</c> of the settings.</summary>
internal sealed class ShownListsOptions : IJobOptions
{
    public static string Section => "ShownLists";

    /// <summary>When lists of next actions that were shown long ago are forgotten, as a Quartz cron expression in UTC.</summary>
    public string Schedule { get; init; } = "0 40 3 * * ?";
}
