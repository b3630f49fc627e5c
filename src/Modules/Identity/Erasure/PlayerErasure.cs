using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Data;
using StakeEasy.Identity.Passwords;
using StakeEasy.Identity.Users;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Erasure;

/// <inheritdoc/>
internal sealed class PlayerErasure(UserManager<User> users, IdentityDbContext db, PlayerDirectory players, PasswordCheck passwords) : IPlayerErasure
{
    private static readonly Error WrongPassword = new(
        "CurrentPassword",
        "This is not your password. Type the one you signed in with. After five failures an account rests for 15 minutes, even for the right password.");

    public async Task<Result<Done>> BeginAsync(UserId user, string currentPassword, CancellationToken ct)
    {
        if (await users.FindByIdAsync(user.ToString()) is not { } account)
        {
            return new Done();
        }

        if (!await passwords.IsRightAsync(account, currentPassword, ct))
        {
            return WrongPassword;
        }

        var stamp = Guid.NewGuid().ToString();
        await db.Users.Where(u => u.Id == user.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.SecurityStamp, stamp), CancellationToken.None);
        await players.ForgetAsync(user);
        return new Done();
    }

    public async Task FinishAsync(UserId user, CancellationToken ct)
    {
        // Claims, logins, tokens and passkeys go with their user.
        await db.Users.Where(u => u.Id == user.Value).ExecuteDeleteAsync(CancellationToken.None);
        await players.ForgetAsync(user);
    }
}
