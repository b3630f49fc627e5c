using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;

namespace StakeEasy.Bankroll.Tests.Reports;

/// <summary>Entries of every kind, straight through the ledger's one way to write.</summary>
internal static class Writing
{
    public static async Task AddAsync(
        this TestLedger ledger, AccountId account, EntryKind kind, decimal amount, DateOnly day, string? category = null, SessionRow? session = null)
    {
        var id = Guid.CreateVersion7();
        var at = new DateTimeOffset(day, new TimeOnly(23, 0), TimeSpan.Zero).AddMilliseconds(ledger.Clock.GetUtcNow().Millisecond);
        await WriteAsync(ledger, [account.Value], id, [new(id, account.Value, kind, amount, day, at, at) { Category = category, Session = session }]);
    }

    public static async Task TransferAsync(this TestLedger ledger, AccountId from, decimal left, AccountId to, decimal arrived, DateOnly day, decimal fee = 0m)
    {
        var at = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero);
        var (transfer, first) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        List<EntryDraft> sides =
        [
            new(first, from.Value, EntryKind.Transfer, -left, day, at, at) { Transfer = transfer },
            new(Guid.CreateVersion7(), to.Value, EntryKind.Transfer, arrived, day, at, at) { Transfer = transfer },
        ];
        if (fee > 0m)
        {
            sides.Add(new(Guid.CreateVersion7(), from.Value, EntryKind.Fee, -fee, day, at, at) { Transfer = transfer });
        }

        await WriteAsync(ledger, [from.Value, to.Value], first, sides);
    }

    public static Task PlayAsync(
        this TestLedger ledger, AccountId account, decimal result, DateOnly day, int minutes = 120, int? hands = null, decimal? bigBlind = null,
        SessionFormat format = SessionFormat.Cash, string game = "NLHE", string? venue = null, decimal buyIn = 1_000m)
    {
        var start = new DateTimeOffset(day, new TimeOnly(18, 0), TimeSpan.Zero);
        return ledger.AddAsync(account, EntryKind.Session, result, day, session: new SessionRow
        {
            Game = game,
            Stake = bigBlind is null ? "5" : "0.50/1",
            SmallBlind = bigBlind / 2m,
            BigBlind = bigBlind,
            Format = format,
            Venue = venue,
            StartedAt = start,
            EndedAt = start.AddMinutes(minutes),
            Day = day,
            Minutes = minutes,
            BuyIn = buyIn,
            CashOut = buyIn + result,
            Hands = hands,
        });
    }

    private static async Task WriteAsync(TestLedger ledger, Guid[] accounts, Guid result, IReadOnlyList<EntryDraft> drafts) =>
        await ledger.With(async (LedgerWriter writer) =>
        {
            var found = await writer.FindAsync(TestLedger.Player, accounts, default);
            var change = new LedgerChange(Guid.NewGuid(), 1, result) { Put = [.. drafts.Select(d => d.ToJson())], Confirmed = true };
            return (await writer.ChangeAsync(TestLedger.Player, found, change, default)).Value;
        });
}
