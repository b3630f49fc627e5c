using Microsoft.AspNetCore.Identity;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Users;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Passwords;

internal sealed class PasswordService(UserManager<User> users, PlayerDirectory players) : IPasswords
{
    private static readonly Error WrongPassword =
        new("CurrentPassword", "This is not your password. Type the one you signed in with.");

    private static readonly Error SameAgain =
        new("NewPassword", "This is the password you have already. Choose another one.");

    private static readonly Error ChangedMeanwhile =
        new("", "Your account was changed at the same moment somewhere else. Try once more.");

    public async Task<Result<Session>> ChangeAsync(UserId user, string currentPassword, string newPassword, CancellationToken ct)
    {
        if (await users.FindByIdAsync(user.ToString()) is not { } account || !await users.CheckPasswordAsync(account, currentPassword ?? ""))
        {
            return WrongPassword;
        }

        if (PasswordRule.Check(newPassword, account.Email!, "NewPassword") is { } error)
        {
            return error;
        }

        if (string.Equals(newPassword, currentPassword, StringComparison.Ordinal))
        {
            return SameAgain;
        }

        // Writes the new hash and a new stamp together.
        var changed = await users.ChangePasswordAsync(account, currentPassword!, newPassword);
        if (!changed.Succeeded)
        {
            return ChangedMeanwhile;
        }

        await players.ForgetAsync(user);
        return new Session(user, account.SecurityStamp!);
    }
}
