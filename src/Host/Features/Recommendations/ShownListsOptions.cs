using Microsoft.Extensions.Options;
using Quartz;

namespace StakeEasy.Host.Features.Recommendations;

/// <summary>Section <c>ShownLists</c> of the settings.</summary>
internal sealed class ShownListsOptions
{
    public const string Section = "ShownLists";

    /// <summary>When lists of next actions that were shown long ago are forgotten, as a Quartz cron expression in UTC.</summary>
    public string Schedule { get; init; } = "0 40 3 * * ?";
}

/// <summary>A wrong setting stops the start, and is named.</summary>
internal sealed class ShownListsOptionsRules : IValidateOptions<ShownListsOptions>
{
    public ValidateOptionsResult Validate(string? name, ShownListsOptions options) => CronExpression.TryParse(options.Schedule, out _)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{ShownListsOptions.Section}:Schedule is no cron expression such as '0 40 3 * * ?'.");
}
