using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Contracts;

/// <summary>What a browser keeps to be recognised.</summary>
/// <param name="Stamp">Changes with the password: sessions that carry an older one are over.</param>
public sealed record Session(UserId User, string Stamp);

/// <summary>Opens sessions and recognises them.</summary>
public interface ISignIn
{
    /// <summary>
    /// Null for an unknown address, a wrong password and a locked account alike, after the same work. Five failures lock the
    /// account for a quarter of an hour.
    /// </summary>
    Task<Session?> SignInAsync(string email, string password, CancellationToken ct);

    /// <summary>Who a session belongs to; null once it is over. From the cache: asks the database only when that is cold.</summary>
    Task<Player?> ResumeAsync(Session session, CancellationToken ct);
}
