using Microsoft.Extensions.Options;
using Quartz;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>Section <c>Recurring</c> of the settings.</summary>
internal sealed class RecurringOptions
{
    public const string Section = "Recurring";

    /// <summary>When due entries are made, as a Quartz cron expression in UTC. Every hour, because somewhere it is always just past midnight.</summary>
    public string Schedule { get; init; } = "0 1 * * * ?";

    /// <summary>Whether a start makes what fell due while nothing ran.</summary>
    public bool CatchUpOnStart { get; init; } = true;
}

/// <summary>A wrong setting stops the start, and is named.</summary>
internal sealed class RecurringOptionsRules : IValidateOptions<RecurringOptions>
{
    public ValidateOptionsResult Validate(string? name, RecurringOptions options) => CronExpression.TryParse(options.Schedule, out _)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{RecurringOptions.Section}:Schedule is no cron expression such as '0 1 * * * ?'.");
}
