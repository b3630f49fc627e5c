using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Contracts;

/// <param name="Changed">Whether anything was not as it should be.</param>
public sealed record Reviewed(UserId Owner, bool Changed);

/// <summary>
/// Recomputes streaks, achievements, goals and notices from the ledger. What follows an entry does the very same, so that a lost event is
/// made up for and a repeated one changes nothing.
/// </summary>
public interface IReconciliation
{
    Task<Reviewed> ReviewAsync(UserId owner, CancellationToken ct);

    /// <summary>Everybody with an account. One that fails is logged, and the others go on.</summary>
    /// <returns>How many were looked at, and how many of them changed.</returns>
    Task<(int Players, int Changed)> ReviewAllAsync(IProgress<(int Done, int Of)>? progress, CancellationToken ct);
}
