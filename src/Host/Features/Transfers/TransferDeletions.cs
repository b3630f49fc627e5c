using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Transfers;

/// <summary>Foretells what deleting a transfer does to its two accounts.</summary>
internal sealed class TransferDeletions(IAccounts accounts, LaterUpdates later, ICurrentPlayer current)
{
    public async Task<TransferDeletion> OfAsync(Transfer transfer, CancellationToken ct)
    {
        var left = transfer.Fee is { } fee ? transfer.Sent.Amount + fee.Amount : transfer.Sent.Amount;
        return new(transfer, [await EffectAsync(transfer.Sent, left, ct), await EffectAsync(transfer.Received, transfer.Received.Amount, ct)], Guid.NewGuid());
    }

    private async Task<DeletionEffect> EffectAsync(Entry side, Money gone, CancellationToken ct)
    {
        var account = await accounts.FindAsync(current.Player.Id, side.Account, ct)
            ?? throw new InvalidOperationException($"Entry {side.Id.Value} has no account.");
        var next = await later.NextAsync(side, ct);
        return new(account.Name, account.Balance, next is null ? account.Balance - gone : account.Balance, next?.Day);
    }
}
