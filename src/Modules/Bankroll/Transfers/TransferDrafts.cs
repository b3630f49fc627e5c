using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Transfers;

/// <summary>The entries a transfer consists of, as the ledger is to hold them.</summary>
/// <param name="Fee">Of the entry that is there, or of the one to come.</param>
internal sealed record TransferIds(Guid Transfer, Guid Sent, Guid Received, Guid Fee)
{
    /// <summary>The fee's id is the later one: it stands behind what was sent on the same account, and the account's list reads like a statement.</summary>
    public static TransferIds New()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (sent, fee) = one.CompareTo(other) < 0 ? (one, other) : (other, one);
        return new(sent, sent, Guid.CreateVersion7(), fee);
    }
}

/// <summary>Where and when a transfer stands in the order of the ledger.</summary>
internal sealed record TransferPlace(DateOnly Day, DateTimeOffset OccurredAt, DateTimeOffset CreatedAt);

internal static class TransferDrafts
{
    /// <summary>In the order in which they are written: the fee last on its account, so that the ledger sees both when it looks below zero.</summary>
    public static IReadOnlyList<string> ToJson(CheckedTransfer transfer, TransferIds ids, TransferPlace place, Guid? origin = null)
    {
        EntryDraft Draft(Guid id, LedgerAccount account, EntryKind kind, decimal amount) =>
            new(id, account.Id, kind, amount, place.Day, place.OccurredAt, place.CreatedAt) { Transfer = ids.Transfer, Note = transfer.Note, Origin = origin };

        var drafts = new List<EntryDraft>
        {
            Draft(ids.Sent, transfer.From, EntryKind.Transfer, -transfer.Sent),
            Draft(ids.Received, transfer.To, EntryKind.Transfer, transfer.Received),
        };
        if (transfer.Fee is { } fee)
        {
            drafts.Add(Draft(ids.Fee, transfer.From, EntryKind.Fee, EntryRules.Signed(EntryKind.Fee, fee)));
        }

        return drafts.ConvertAll(d => d.ToJson());
    }

    public static IReadOnlyList<(CurrencyCode Currency, DateOnly Day)> Days(CheckedTransfer transfer, DateOnly day) =>
        [(transfer.From.Currency.Code, day), (transfer.To.Currency.Code, day)];
}
