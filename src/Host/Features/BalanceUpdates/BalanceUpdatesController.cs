using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.BalanceUpdates;

[Route("balances")]
internal sealed class BalanceUpdatesController(
    IBalanceUpdates updates, EntryRecording recording, ICurrencies currencies, ICurrentPlayer current)
    : RecordingController(EntryKind.BalanceUpdate, recording, currencies, current)
{
    protected override Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        updates.RecordAsync(owner, request, ct);
}
