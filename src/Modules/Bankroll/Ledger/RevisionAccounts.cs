using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>The accounts that revisions tell of, by the names they have today.</summary>
internal static class RevisionAccounts
{
    public static async Task<IReadOnlyDictionary<Guid, NamedAccount>> ReadAsync(
        BankrollDbContext db, UserId owner, IReadOnlyCollection<RevisionRow> revisions, CancellationToken ct)
    {
        if (revisions.Count == 0)
        {
            return new Dictionary<Guid, NamedAccount>();
        }

        var ids = revisions.SelectMany(RevisionJson.AccountsOf).Distinct().ToArray();
        return await db.Accounts.Where(a => a.OwnerId == owner.Value && ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Name, a.Currency })
            .ToDictionaryAsync(a => a.Id, a => new NamedAccount(a.Name, CurrencyCode.Of(a.Currency)), ct);
    }
}
