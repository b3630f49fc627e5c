using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Expenses;

[Route("expenses")]
internal sealed class ExpensesController(
    IAdjustments adjustments, EntryRecording recording, ICurrencies currencies, ICurrentPlayer current)
    : RecordingController(EntryKind.Expense, recording, currencies, current)
{
    protected override Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        adjustments.RecordExpenseAsync(owner, request, ct);
}
