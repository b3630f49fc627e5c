using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>Where it was played, if the player does not say: at the poker site whose account paid for it.</summary>
internal sealed class SessionVenues(BankrollDbContext db)
{
    public async Task<SessionGame> FillInAsync(UserId owner, AccountId account, SessionGame game, CancellationToken ct) => game.Venue is not null
        ? game
        : game with
        {
            Venue = await db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == account.Value && a.Kind == AccountKind.Site)
                .Select(a => a.Name).FirstOrDefaultAsync(ct),
        };
}
