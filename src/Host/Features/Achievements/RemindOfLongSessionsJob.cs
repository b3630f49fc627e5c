using Quartz;
using StakeEasy.Achievements.Contracts;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>Every minute: a session that has grown too long is told of whether or not a page is open.</summary>
[DisallowConcurrentExecution]
internal sealed class RemindOfLongSessionsJob(ISessionReminders reminders, ILogger<RemindOfLongSessionsJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default) =>
        log.LogDebug("Told {Count} players of a long session", await reminders.RemindAllAsync(ct));
}
