using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Contracts;

/// <summary>Tells a player that their running session has grown longer than they meant to play: once for each session.</summary>
public interface ISessionReminders
{
    /// <summary>False if there is nothing to tell, or it was told before.</summary>
    Task<bool> RemindAsync(UserId owner, CancellationToken ct);

    /// <summary>Everybody who plays and has said how long is long; two statements, and more only for those who play too long.</summary>
    /// <returns>How many were told now.</returns>
    Task<int> RemindAllAsync(CancellationToken ct);
}
