using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StakeEasy.Identity.Users;

namespace StakeEasy.Identity.SignIn;

/// <summary>Stands in for the user an unknown address does not have, with a password nobody knows and a row that does not exist.</summary>
internal sealed class Nobody(IOptions<PasswordHasherOptions> hashing)
{
    private readonly Lazy<User> _user = new(() =>
    {
        var user = new User();
        user.PasswordHash = new PasswordHasher<User>(hashing).HashPassword(user, RandomNumberGenerator.GetHexString(32));
        return user;
    });

    public User User => _user.Value;
}
