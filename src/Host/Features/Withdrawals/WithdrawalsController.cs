using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Withdrawals;

[Route("withdrawals")]
internal sealed class WithdrawalsController(
    IWithdrawals withdrawals, EntryRecording recording, EntryLists lists, ICurrencies currencies, ICurrentPlayer current)
    : RecordingController(EntryKind.Withdrawal, recording, currencies, current)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(EntryQuery query, CancellationToken ct) =>
        View("EntryList", await lists.OfKindAsync(EntryKind.Withdrawal, query, this, ct));

    protected override Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        withdrawals.RecordAsync(owner, request, ct);
}
