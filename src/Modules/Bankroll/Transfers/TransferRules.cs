using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Transfers;

/// <summary>A transfer as it may be written.</summary>
internal sealed record CheckedTransfer(LedgerAccount From, LedgerAccount To, decimal Sent, decimal Received, decimal? Fee, string? Note);

/// <summary>What is checked of a transfer before the ledger is asked.</summary>
internal static class TransferRules
{
    /// <param name="accounts">Those of the two that the owner has.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="standing">Accounts the transfer is on already: they may have been archived since.</param>
    public static Result<CheckedTransfer> Check(IReadOnlyList<LedgerAccount> accounts, MoveMoney request, IReadOnlyCollection<Guid> standing)
    {
        var from = accounts.FirstOrDefault(a => a.Id == request.From.Value);
        var to = accounts.FirstOrDefault(a => a.Id == request.To.Value);
        if (from is null || to is null)
        {
            return from is null ? TransferErrors.NoSource : TransferErrors.NoTarget;
        }

        if (from.Id == to.Id)
        {
            return TransferErrors.SameAccount;
        }

        var note = EntryRules.Note(request.Note);
        var refused = CheckInUse(from, "FromAccountId", standing) ?? CheckInUse(to, "ToAccountId", standing)
            ?? EntryRules.Check(EntryKind.Transfer, from.Name, request.Sent, request.Day, request.Today, note, request.Confirmed, from.Currency)
            ?? CheckReceived(from, to, request) ?? CheckFee(from, request.Fee);
        return refused is not null
            ? refused
            : new CheckedTransfer(from, to, request.Sent, request.Received ?? request.Sent, request.Fee is 0m ? null : request.Fee, note);
    }

    /// <summary>Of what is asked for, whatever was left to the rules.</summary>
    public static long Fingerprint(string what, CheckedTransfer transfer, DateOnly day, params object?[] more) => EntryRules.Fingerprint(
        [what, transfer.From.Id, transfer.To.Id, Plain(transfer.Sent), Plain(transfer.Received), Plain(transfer.Fee), day.DayNumber, transfer.Note, .. more]);

    private static Error? CheckInUse(LedgerAccount account, string field, IReadOnlyCollection<Guid> standing) =>
        account.IsArchived && !standing.Contains(account.Id) ? EntryErrors.Archived(account.Name) with { Field = field } : null;

    private static Error? CheckReceived(LedgerAccount from, LedgerAccount to, MoveMoney request)
    {
        if (from.Currency.Code == to.Currency.Code)
        {
            return request.Received is { } same && same != request.Sent ? TransferErrors.OtherAmountReceived : null;
        }

        if (request.Received is not { } received)
        {
            return TransferErrors.NotReceived(to.Currency.Code);
        }

        var refused = received <= 0m ? EntryErrors.NotPositive : EntryRules.CheckAmount(new(received, to.Currency.Code), to.Currency);
        return refused is null ? null : refused with { Field = "Received" };
    }

    private static Error? CheckFee(LedgerAccount from, decimal? fee)
    {
        var refused = fee switch
        {
            null or 0m => null,
            < 0m => TransferErrors.NegativeFee,
            { } paid => EntryRules.CheckAmount(new(paid, from.Currency.Code), from.Currency),
        };
        return refused is null ? null : refused with { Field = "Fee" };
    }

    private static string? Plain(decimal? amount) => amount?.ToString("0.##########", CultureInfo.InvariantCulture);
}
