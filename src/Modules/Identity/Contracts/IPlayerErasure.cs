using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Contracts;

/// <summary>
/// Erases a player who asks for it. What other modules keep of them is erased in between, so that a crash leaves a user who can sign
/// in and ask again.
/// </summary>
public interface IPlayerErasure
{
    /// <summary>
    /// Ends every session of the user at once, on every node, if that is their password; the same failures that lock the sign-in
    /// count here. A user who is gone already needs none. Field in errors: CurrentPassword.
    /// </summary>
    Task<Result<Done>> BeginAsync(UserId user, string currentPassword, CancellationToken ct);

    /// <summary>Erases the user with everything kept about them here.</summary>
    Task FinishAsync(UserId user, CancellationToken ct);
}
