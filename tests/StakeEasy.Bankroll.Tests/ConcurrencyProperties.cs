using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Tests.Histories;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>Many writers at once, on few accounts, in opposite directions.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ConcurrencyProperties(PostgresFixture postgres)
{
    private const int Rounds = 3;
    private const int Writers = 8;

    /// <summary>Far beyond what the work takes: only writers that wait for each other for good reach it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public void Many_writers_of_all_kinds_succeed_or_are_told_why_not_and_leave_a_ledger_that_agrees() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Rounds),
        Prop.ForAll(Step.Any.ArrayOf(96).ToArbitrary(), steps => WriteAsync(steps).GetAwaiter().GetResult()));

    private async Task<bool> WriteAsync(Step[] steps)
    {
        await using var history = await LedgerHistory.BeginAsync(postgres);
        await history.Ledger.OverviewAsync();
        var writers = steps.Chunk(steps.Length / Writers).Select(part => Task.Run(() => WriteAsync(history, part))).ToList();

        await Task.WhenAll(writers).WaitAsync(Patience);

        Assert.Empty(await history.Ledger.DifferencesAsync());
        await history.Ledger.OverviewAsync();
        Assert.Empty(await history.Ledger.DifferencesAsync());
        return true;
    }

    /// <summary>An exception would end the test: a refusal is an answer in words.</summary>
    private static async Task WriteAsync(LedgerHistory history, Step[] steps)
    {
        var writes = new Writes(history.Ledger, history.Accounts);
        foreach (var step in steps)
        {
            var recent = (await history.Ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, new(Size: 20), default))).Items;
            var entry = recent.Count == 0 ? null : recent[step.Target % recent.Count];
            var refused = step.Deed switch
            {
                Deed.Transfer or Deed.TransferAgain => (await history.Ledger.TransferAsync(writes.Move(step))).Error,
                Deed.Play or Deed.PlayAgain => (await history.Ledger.With((ISessions s) => s.RecordAsync(TestLedger.Player, writes.Session(step), default))).Error,
                Deed.Edit or Deed.EditAgain when entry is { Transfer: { } transfer } => await EditTransferAsync(history, writes, new(transfer), step),
                Deed.Edit or Deed.EditAgain when entry is { Kind: not EntryKind.Session } => (await EditAsync(history, entry, step)).Error,
                Deed.Delete or Deed.UndoDeletion when entry is not null =>
                    (await history.Ledger.With((IEntries e) => e.DeleteAsync(TestLedger.Player, entry.Id, entry.Version, Guid.NewGuid(), default))).Error,
                Deed.Restore when entry is not null => (await history.Ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, entry.Id, confirmed: true, default))).Error,
                Deed.DeleteSome when recent.Count > 2 => await DeleteAndUndoAsync(history, [recent[0].Id, recent[^1].Id]),
                Deed.Look => await LookAsync(history),
                _ => Writes.KindOf(step.Deed) is { } kind ? (await writes.RecordAsync(kind, step)).Error : null,
            };
            Assert.True(refused is null or { Message.Length: > 0 });
        }
    }

    private static Task<Result<Recorded>> EditAsync(LedgerHistory history, Entry entry, Step step) => history.Ledger.With((IEntries e) => e.AmendAsync(
        TestLedger.Player,
        new(Guid.NewGuid(), entry.Id, entry.Version, step.Amount, TestLedger.Today.AddDays(-step.DaysAgo), entry.Note, TestLedger.Today, TimeZoneInfo.Utc, Confirmed: true),
        default));

    private static async Task<Error?> EditTransferAsync(LedgerHistory history, Writes writes, TransferId id, Step step) =>
        await history.Ledger.With((ITransfers t) => t.FindAsync(TestLedger.Player, id, default)) is { } transfer
            ? (await history.Ledger.With((ITransfers t) => t.AmendAsync(TestLedger.Player, id, transfer.Version, writes.Move(step), default))).Error
            : null;

    private static async Task<Error?> DeleteAndUndoAsync(LedgerHistory history, EntryId[] ids)
    {
        var deleted = await history.Ledger.With((IEntries e) => e.DeleteAllAsync(TestLedger.Player, ids, default));
        return deleted.Succeeded
            ? (await history.Ledger.With((IEntries e) => e.RestoreAllAsync(TestLedger.Player, deleted.Value.Batch, confirmed: true, default))).Error
            : deleted.Error;
    }

    private static async Task<Error?> LookAsync(LedgerHistory history)
    {
        await history.Ledger.OverviewAsync();
        return null;
    }
}
