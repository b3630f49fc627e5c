using Microsoft.AspNetCore.Identity;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Passwords;
using StakeEasy.Identity.Users;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.SignIn;

internal sealed class SignInService(UserManager<User> users, PasswordCheck passwords, PlayerDirectory players, Nobody nobody) : ISignIn
{
    public async Task<Session?> SignInAsync(string email, string password, CancellationToken ct)
    {
        // For an unknown address the same work is done, on a password nobody knows.
        var user = await users.FindByEmailAsync((email ?? "").Trim());
        var matches = await passwords.IsRightAsync(user ?? nobody.User, password, ct);
        return user is not null && matches ? new Session(new UserId(user.Id), user.SecurityStamp!) : null;
    }

    public async Task<Player?> ResumeAsync(Session session, CancellationToken ct)
    {
        var record = await players.FindRecordAsync(session.User, ct);
        return record is not null && string.Equals(record.Stamp, session.Stamp, StringComparison.Ordinal) ? record.ToPlayer() : null;
    }
}
