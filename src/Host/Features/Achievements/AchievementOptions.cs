using Microsoft.Extensions.Options;
using Quartz;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>Section <c>Achievements</c> of the settings.</summary>
internal sealed class AchievementOptions
{
    public const string Section = "Achievements";

    /// <summary>When everybody is reviewed, as a Quartz cron expression in UTC.</summary>
    public string Schedule { get; init; } = "0 30 2 * * ?";

    /// <summary>Whether a start reviews everybody, for what was written just before a crash.</summary>
    public bool CatchUpOnStart { get; init; } = true;
}

/// <summary>A wrong setting stops the start, and is named.</summary>
internal sealed class AchievementOptionsRules : IValidateOptions<AchievementOptions>
{
    public ValidateOptionsResult Validate(string? name, AchievementOptions options) => CronExpression.TryParse(options.Schedule, out _)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{AchievementOptions.Section}:Schedule is no cron expression such as '0 30 2 * * ?'.");
}
