using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Histories;

/// <summary>Takes the steps of a history in the program, through its contracts, and in the reference beside it.</summary>
internal sealed class LedgerHistory : IAsyncDisposable
{
    private static readonly (string Name, string Currency)[] Places = [("In EUR", "EUR"), ("More EUR", "EUR"), ("In USD", "USD"), ("In BTC", "BTC")];

    private readonly List<Guid> _deletions = [];

    private LedgerHistory(TestLedger ledger) => Ledger = ledger;

    public TestLedger Ledger { get; }

    public ReferenceLedger Reference { get; } = new();

    public List<AccountId> Accounts { get; } = [];

    public static string CurrencyOf(int account) => Places[account].Currency;

    public static async Task<LedgerHistory> BeginAsync(PostgresFixture postgres)
    {
        var history = new LedgerHistory(await TestLedger.OpenAsync(postgres));
        history.Ledger.Rates.Publish(TestLedger.Today.AddDays(-Step.Days), ("USD", 1.25m));
        foreach (var (name, currency) in Places)
        {
            history.Accounts.Add(await history.Ledger.AccountAsync(name, currency));
        }

        return history;
    }

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();

    public async Task TakeAsync(Step step)
    {
        switch (step.Deed)
        {
            case Deed.Edit or Deed.EditAgain:
                await EditAsync(step);
                break;
            case Deed.Delete when Target(step) is { } id && Reference.Find(id) is not null:
                Succeeds(await Ledger.DeleteAsync(new(id)));
                Reference.Delete([id], Guid.NewGuid());
                break;
            case Deed.Restore when Target(step) is { } id && Reference.IsDeleted(id):
                Succeeds(await Ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, new(id), confirmed: true, default)));
                Reference.Restore(id);
                break;
            case Deed.DeleteSome:
                await DeleteSomeAsync(step);
                break;
            case Deed.UndoDeletion when _deletions.Count > 0:
                var deletion = _deletions[step.Target % _deletions.Count];
                Succeeds(await Ledger.With((IEntries e) => e.RestoreAllAsync(TestLedger.Player, deletion, confirmed: true, default)));
                Reference.RestoreAll(deletion);
                break;
            case Deed.RatesMove:
                Ledger.Rates.Publish(DayOf(step), ("USD", 0.5m + step.Amount / 100m));
                break;
            case Deed.Look:
                await Ledger.OverviewAsync();
                break;
            default:
                await RecordAsync(step);
                break;
        }
    }

    private static DateOnly DayOf(Step step) => TestLedger.Today.AddDays(-step.DaysAgo);

    private static T Succeeds<T>(Result<T> result) => result.Succeeded ? result.Value : throw new InvalidOperationException(result.Error.Message);

    private Guid? Target(Step step) => Reference.Ever.Count == 0 ? null : Reference.Ever[step.Target % Reference.Ever.Count];

    private async Task RecordAsync(Step step)
    {
        var writes = new Writes(Ledger, Accounts);
        switch (step.Deed)
        {
            case Deed.Transfer or Deed.TransferAgain:
                await PutTransferAsync(Succeeds(await Ledger.TransferAsync(writes.Move(step))).Transfer, step);
                break;
            case Deed.Play or Deed.PlayAgain:
                var played = writes.Session(step);
                Reference.Put(Fact(Succeeds(await Ledger.With((ISessions s) => s.RecordAsync(TestLedger.Player, played, default))).Entry.Value, EntryKind.Session, step, played.Money.Result));
                break;
            default:
                if (Writes.KindOf(step.Deed) is { } kind)
                {
                    Reference.Put(Fact(Succeeds(await writes.RecordAsync(kind, step)).Entry.Value, kind, step, Writes.Signed(kind, step.Amount)));
                }

                break;
        }
    }

    private async Task EditAsync(Step step)
    {
        if (Target(step) is not { } id || Reference.Find(id) is not { } fact)
        {
            return;
        }

        var writes = new Writes(Ledger, Accounts);
        if (fact.Transfer is { } transfer)
        {
            var version = (await Ledger.With((ITransfers t) => t.FindAsync(TestLedger.Player, new(transfer), default)))!.Version;
            Succeeds(await Ledger.With((ITransfers t) => t.AmendAsync(TestLedger.Player, new(transfer), version, writes.Move(step), default)));
            await PutTransferAsync(new(transfer), step);
        }
        else if (fact.Kind is EntryKind.Session)
        {
            var (version, played) = ((await Ledger.With((ISessions s) => s.FindAsync(TestLedger.Player, new(id), default)))!.Version, writes.Session(step));
            Succeeds(await Ledger.With((ISessions s) => s.AmendAsync(TestLedger.Player, new(id), version, played, default)));
            Reference.Put(Fact(id, EntryKind.Session, step, played.Money.Result));
        }
        else
        {
            Succeeds(await writes.AmendAsync(new(id), step));
            Reference.Put(fact with { Day = DayOf(step), Amount = Writes.Signed(fact.Kind, step.Amount) });
        }
    }

    private async Task DeleteSomeAsync(Step step)
    {
        var ids = Reference.Ever.Where((id, i) => (i + step.Target) % 3 == 0 && Reference.Find(id) is not null).ToList();
        if (ids.Count > 0)
        {
            var deleted = Succeeds(await Ledger.With((IEntries e) => e.DeleteAllAsync(TestLedger.Player, [.. ids.Select(i => new EntryId(i))], default)));
            _deletions.Add(deleted.Batch);
            Reference.Delete(ids, deleted.Batch);
        }
    }

    /// <summary>Only which entries it consists of is asked; what they say is what was asked for.</summary>
    private async Task PutTransferAsync(TransferId id, Step step)
    {
        var transfer = (await Ledger.With((ITransfers t) => t.FindAsync(TestLedger.Player, id, default)))!;
        var move = new Writes(Ledger, Accounts).Move(step);
        List<Fact> facts =
        [
            new(transfer.Sent.Id.Value, move.From, EntryKind.Transfer, move.Day, -move.Sent, id.Value),
            new(transfer.Received.Id.Value, move.To, EntryKind.Transfer, move.Day, move.Received ?? move.Sent, id.Value),
        ];
        if (move.Fee > 0m)
        {
            facts.Add(new(transfer.Fee!.Id.Value, move.From, EntryKind.Fee, move.Day, -move.Fee.Value, id.Value));
        }

        Reference.PutTransfer(id.Value, facts);
    }

    private Fact Fact(Guid id, EntryKind kind, Step step, decimal amount) => new(id, Accounts[step.Account], kind, DayOf(step), amount);
}
