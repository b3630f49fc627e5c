using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Contracts;

/// <summary>A visitor makes themselves an account.</summary>
public interface ISignUp
{
    /// <summary>
    /// Makes the account if the address is new, and leaves an existing one alone. Both look alike to the caller, in the answer
    /// and in the work done for it, so that nobody learns who plays here. Fields in errors: Email, Password, TimeZoneId, CultureName.
    /// </summary>
    Task<Result<Done>> SignUpAsync(string email, string password, Preferences preferences, CancellationToken ct);
}

/// <summary>For commands of the person who runs the server.</summary>
public interface IPlayerAdmin
{
    /// <summary>As <see cref="ISignUp"/>, but says so when the address is taken. Fields in errors: Email, Password, TimeZoneId, CultureName.</summary>
    Task<Result<UserId>> CreateAsync(string email, string password, Preferences preferences, CancellationToken ct);
}
