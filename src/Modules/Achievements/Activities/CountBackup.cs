using System.Globalization;
using StakeEasy.Achievements.Contracts;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Achievements.Activities;

/// <summary>A backup is a good deed once in each month, whichever way it was taken.</summary>
internal sealed class CountBackup(IActivities activities) : IEventHandler<BackupTaken>
{
    public async Task HandleAsync(BackupTaken evt, CancellationToken ct) =>
        await activities.RecordAsync(evt.Owner, ActivityKind.BackupTaken, evt.At.ToString("yyyy-MM", CultureInfo.InvariantCulture), ct);
}
