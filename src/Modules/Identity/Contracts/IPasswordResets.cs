using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Contracts;

/// <summary>A link's secret part.</summary>
/// <param name="Token">Safe to stand in an address; as good as a password until it is used.</param>
/// <param name="Until">It works no longer than this.</param>
public sealed record PasswordReset(string Token, DateTimeOffset Until);

/// <summary>Gives players a new password who cannot name their old one.</summary>
public interface IPasswordResets
{
    /// <summary>For commands of the person who runs the server. Works for an hour, once; ends one offered before. Field in errors: Email.</summary>
    Task<Result<PasswordReset>> OfferAsync(string email, CancellationToken ct);

    /// <summary>Whether a token still works; does not use it up.</summary>
    Task<bool> IsOpenAsync(string token, CancellationToken ct);

    /// <summary>
    /// Sets the password, ends every session of the user on every node, and opens an account that failures had locked. Of several calls at
    /// once with one token, one succeeds. Fields in errors: NewPassword; none if the token does not work.
    /// </summary>
    Task<Result<Done>> UseAsync(string token, string newPassword, CancellationToken ct);
}
