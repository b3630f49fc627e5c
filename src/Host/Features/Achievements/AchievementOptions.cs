using StakeEasy.Host.Hosting;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>Section <c>Achievements</c> of the settings.</summary>
internal sealed class AchievementOptions : IJobOptions
{
    public static string Section => "Achievements";

    /// <summary>When everybody is reviewed, as a Quartz cron expression in UTC.</summary>
    public string Schedule { get; init; } = "0 30 2 * * ?";

    /// <summary>Whether a start reviews everybody, for what was written just before a crash.</summary>
    public bool CatchUpOnStart { get; init; } = true;
}
