using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Bonuses;

[Route("bonuses")]
internal sealed class BonusesController(
    IAdjustments adjustments, EntryRecording recording, ICurrencies currencies, ICurrentPlayer current)
    : RecordingController(EntryKind.Bonus, recording, currencies, current)
{
    protected override Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        adjustments.RecordBonusAsync(owner, request, ct);
}
