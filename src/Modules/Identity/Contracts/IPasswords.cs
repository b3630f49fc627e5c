using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Contracts;

/// <summary>Changes passwords.</summary>
public interface IPasswords
{
    /// <summary>
    /// Ends every session of the user at once, on every node; the answer is the one to go on with. Fields in errors:
    /// CurrentPassword, NewPassword.
    /// </summary>
    Task<Result<Session>> ChangeAsync(UserId user, string currentPassword, string newPassword, CancellationToken ct);
}
