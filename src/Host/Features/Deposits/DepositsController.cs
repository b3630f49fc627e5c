using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Deposits;

[Route("deposits")]
internal sealed class DepositsController(
    IDeposits deposits, EntryRecording recording, EntryLists lists, ICurrencies currencies, ICurrentPlayer current)
    : RecordingController(EntryKind.Deposit, recording, currencies, current)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(EntryQuery query, CancellationToken ct) =>
        View("EntryList", await lists.OfKindAsync(EntryKind.Deposit, query, this, ct));

    protected override Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        deposits.RecordAsync(owner, request, ct);
}
