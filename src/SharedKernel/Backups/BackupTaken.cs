using StakeEasy.SharedKernel.Events;

namespace StakeEasy.SharedKernel.Backups;

/// <summary>An owner's backup was written to its end.</summary>
/// <param name="At">When it was begun: it holds what was there then.</param>
public sealed record BackupTaken(UserId Owner, DateTimeOffset At) : IEvent;
