using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Corrections;

[Route("corrections")]
internal sealed class CorrectionsController(
    IAdjustments adjustments, EntryRecording recording, ICurrencies currencies, ICurrentPlayer current)
    : RecordingController(EntryKind.Correction, recording, currencies, current)
{
    protected override Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        adjustments.RecordCorrectionAsync(owner, request, ct);
}
