using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Deposits;

[Route("deposits")]
internal sealed class DepositsController(
    IDeposits deposits, IPlayLimits limits, IPlayerFacts facts, EntryRecording recording, EntryLists lists, ICurrencies currencies, ICurrentPlayer current)
    : RecordingController(EntryKind.Deposit, recording, currencies, current)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(EntryQuery query, CancellationToken ct) =>
        View("EntryList", await lists.OfKindAsync(EntryKind.Deposit, query, this, ct));

    /// <summary>Beyond an own limit the player has to confirm; a repeat of what is saved already is answered as such.</summary>
    protected override async Task<Error?> ObjectAsync(UserId owner, EntryForm form, RecordEntry request, CancellationToken ct)
    {
        var deposit = new Money(request.Amount, CurrencyCode.Of(form.Currency!));
        var objection = await limits.CheckDepositAsync(owner, deposit, request.Day, replaces: null, ct);
        return objection is not null && await facts.IsWrittenAsync(owner, request.Key, ct) ? null : objection;
    }

    protected override Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        deposits.RecordAsync(owner, request, ct);
}
