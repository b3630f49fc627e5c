using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Passwords;
using StakeEasy.Identity.Users;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.SignUp;

internal sealed class SignUpService(UserManager<User> users, TimeProvider clock) : ISignUp, IPlayerAdmin
{
    private static readonly Error AddressTaken = new("Email", "There is already a user with this e-mail address.");

    public async Task<Result<Done>> SignUpAsync(string email, string password, Preferences preferences, CancellationToken ct)
    {
        var created = await CreateAsync(email, password, preferences, ct);
        return created.Succeeded || created.Error == AddressTaken ? new Done() : created.Error;
    }

    public async Task<Result<UserId>> CreateAsync(string email, string password, Preferences preferences, CancellationToken ct)
    {
        var address = (email ?? "").Trim();
        if ((EmailRule.Check(address) ?? PasswordRule.Check(password, address, "Password") ?? PreferenceErrors.Check(preferences)) is { } error)
        {
            return error;
        }

        var user = new User
        {
            Email = address,
            UserName = address,
            ReportingCurrency = preferences.ReportingCurrency,
            TimeZoneId = preferences.TimeZoneId,
            CultureName = preferences.CultureName,
            Theme = preferences.Theme,
            CreatedAt = clock.GetUtcNow(),
        };

        try
        {
            // Hashes the password before it looks for the address: a taken one takes as long.
            var created = await users.CreateAsync(user, password);
            return created.Succeeded ? new UserId(user.Id)
                : created.Errors.Any(e => e.Code is nameof(IdentityErrorDescriber.DuplicateEmail)) ? AddressTaken
                : throw new InvalidOperationException("A user was refused: " + string.Join(", ", created.Errors.Select(e => e.Code)));
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return AddressTaken;
        }
    }
}
