using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StakeEasy.Identity.Users;

namespace StakeEasy.Identity.Tests;

/// <summary>The real hasher, which tells how often it worked.</summary>
internal sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<User>
{
    private readonly PasswordHasher<User> _real = new(options);

    public int Hashed { get; private set; }

    public int Verified { get; private set; }

    public string HashPassword(User user, string password)
    {
        Hashed++;
        return _real.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        Verified++;
        return _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
