using System.Security.Cryptography;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Recurring;

/// <summary>What is checked of a recurrence before it is kept, and what identifies its entries.</summary>
internal static class RecurrenceRules
{
    /// <summary>Null if it may be kept.</summary>
    /// <param name="request">What the player asks for.</param>
    /// <param name="account">That it names.</param>
    /// <param name="keptFirst">The first day it has had so far, which may be any; null for a new one.</param>
    public static Error? Check(PlanRecurrence request, LedgerAccount account, DateOnly? keptFirst)
    {
        var rhythm = request.Rhythm;
        if (request.Kind is not (EntryKind.Deposit or EntryKind.Withdrawal or EntryKind.Expense))
        {
            return RecurrenceErrors.UnknownKind;
        }

        if (!Enum.IsDefined(rhythm.Unit))
        {
            return RecurrenceErrors.UnknownUnit;
        }

        if (rhythm.Every is < 1 or > RecurrenceErrors.LargestEvery)
        {
            return RecurrenceErrors.NoNumber;
        }

        if (rhythm.First != keptFirst && rhythm.First < request.Today.AddYears(-1))
        {
            return RecurrenceErrors.LongAgo;
        }

        if (rhythm.First > request.Today.AddYears(10))
        {
            return RecurrenceErrors.FarAhead;
        }

        if (rhythm.Last < rhythm.First)
        {
            return RecurrenceErrors.EndsBeforeItStarts;
        }

        var category = EntryRules.Category(request.Category);
        return EntryRules.Check(
                request.Kind, account.Name, request.Amount, request.Today, request.Today, EntryRules.Note(request.Note), confirmed: true, account.Currency)
            ?? EntryRules.CheckCategory(request.Kind, category);
    }

    /// <summary>The same for the same day of the same recurrence, for ever: with it the ledger writes that day's entry once.</summary>
    public static Guid KeyOf(Guid recurrence, DateOnly day)
    {
        Span<byte> name = stackalloc byte[20];
        recurrence.TryWriteBytes(name);
        BitConverter.TryWriteBytes(name[16..], day.DayNumber);
        return new(SHA256.HashData(name)[..16]);
    }

    /// <summary>What this recurrence writes for that day.</summary>
    public static RecordEntry EntryOf(RecurrenceRow rule, DateOnly day, DateOnly today, TimeZoneInfo zone) =>
        new(KeyOf(rule.Id, day), new(rule.AccountId), rule.Amount, day, rule.Note, today, zone) { Category = rule.Category };

    public static Rhythm RhythmOf(RecurrenceRow row) => new(row.Unit, row.Every, row.FirstDay, row.LastDay);

    /// <summary>Why its next entry would be refused, as things stand.</summary>
    public static RecurrenceObstacle ObstacleOf(EntryKind kind, decimal amount, bool isArchived, decimal balance) =>
        isArchived ? RecurrenceObstacle.AccountArchived
        : kind is not EntryKind.Deposit && balance < amount ? RecurrenceObstacle.BelowZero
        : RecurrenceObstacle.None;

    /// <summary>Null if it has no more days.</summary>
    public static DateOnly? NextFrom(Rhythm rhythm, DateOnly day) => rhythm.DaysFrom(day).Select(d => (DateOnly?)d).FirstOrDefault();
}
