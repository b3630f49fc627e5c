using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Data;
using StakeEasy.Identity.Users;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Passwords;

/// <summary>One row of <c>identity.user_tokens</c> per player: when the link ends, and the digest of its secret.</summary>
internal sealed class PasswordResets(UserManager<User> users, IdentityDbContext db, PlayerDirectory players, TimeProvider clock) : IPasswordResets
{
    private const string Provider = "StakeEasy";
    private const string Name = "password-reset";

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private static readonly Error Nobody = new("Email", "There is no user with this e-mail address.");

    private static readonly Error Ended = new("", "This link has ended. Ask whoever runs this server for another.");

    public async Task<Result<PasswordReset>> OfferAsync(string email, CancellationToken ct)
    {
        if (await users.FindByEmailAsync((email ?? "").Trim()) is not { } user)
        {
            return Nobody;
        }

        var token = ResetToken.New(user.Id);
        var until = clock.GetUtcNow() + Life;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO identity.user_tokens (user_id, login_provider, name, value) VALUES ({user.Id}, {Provider}, {Name}, {Value(token, until)})
            ON CONFLICT (user_id, login_provider, name) DO UPDATE SET value = excluded.value
            """,
            ct);
        return new PasswordReset(token.Text, until);
    }

    public async Task<bool> IsOpenAsync(string token, CancellationToken ct) => await FindAsync(token, ct) is not null;

    public async Task<Result<Done>> UseAsync(string token, string newPassword, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } found || await users.FindByIdAsync(found.UserId.ToString()) is not { } user)
        {
            return Ended;
        }

        if (PasswordRule.Check(newPassword, user.Email!, "NewPassword") is { } error)
        {
            return error;
        }

        var hash = users.PasswordHasher.HashPassword(user, newPassword);
        var stamp = Guid.NewGuid().ToString();

        // The row goes and the password comes together; whoever uses the same link at the same moment waits here and then finds no row.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var used = await db.UserTokens
            .Where(t => t.UserId == found.UserId && t.LoginProvider == Provider && t.Name == Name && t.Value == found.Value)
            .ExecuteDeleteAsync(ct);
        if (used == 0)
        {
            return Ended;
        }

        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.PasswordHash, hash)
                .SetProperty(u => u.SecurityStamp, stamp)
                .SetProperty(u => u.AccessFailedCount, 0)
                .SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null),
            ct);
        await transaction.CommitAsync(CancellationToken.None);
        await players.ForgetAsync(new(user.Id));
        return new Done();
    }

    private async Task<IdentityUserToken<Guid>?> FindAsync(string text, CancellationToken ct)
    {
        if (ResetToken.Read(text) is not { } token)
        {
            return null;
        }

        var kept = await db.UserTokens.AsNoTracking().SingleOrDefaultAsync(t => t.UserId == token.User && t.LoginProvider == Provider && t.Name == Name, ct);
        return kept?.Value?.Split(' ') is [var until, var digest]
            && string.Equals(digest, token.Digest, StringComparison.Ordinal)
            && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeMilliseconds()
            ? kept
            : null;
    }

    private static string Value(ResetToken token, DateTimeOffset until) =>
        string.Create(CultureInfo.InvariantCulture, $"{until.ToUnixTimeMilliseconds()} {token.Digest}");
}
