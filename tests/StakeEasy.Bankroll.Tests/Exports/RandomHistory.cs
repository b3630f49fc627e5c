using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Tests.Exports;

/// <summary>Histories of every kind of entry in several currencies, with names and notes that try to break out of any format.</summary>
internal static class RandomHistory
{
    private const int Longest = 60;
    private const int Days = 40;

    private static readonly (string Name, string Currency)[] Places =
        [("Poker: 😀; Stars", "EUR"), ("Poker- 😀, Stars", "USD"), ("=Cash @@ 5  home", "JPY"), ("Кошелёк #1", "BTC"), ("Second, \"quoted\"", "EUR")];

    private static readonly string?[] Notes =
        [null, "plain", "two\nlines; and = more", "=1+1", "date:2020-13-45, [2020-99-99]", "P 2020-01-01 EUR 5 USD", "\"quoted\", with comma", "😀  \t tail"];

    private static readonly string?[] Categories = [null, "Rakeback", "Coaching: live;  twice", "rake, 30 %"];

    public static Arbitrary<Step[]> Any { get; } = (
        from what in Gen.Choose(1, 9)
        from account in Gen.Choose(0, Places.Length - 1)
        from other in Gen.Choose(1, Places.Length - 1)
        from daysAgo in Gen.Choose(0, Days)
        from minute in Gen.Choose(0, 3)
        from amount in Gen.Choose(1, 500_000)
        from text in Gen.Choose(0, 1_000)
        select new Step(what, account, (account + other) % Places.Length, daysAgo, minute, amount, text)).ListOf().Resize(Longest).Select(s => s.ToArray()).ToArbitrary();

    /// <summary>Writes it as an import would, for this owner.</summary>
    public static async Task WriteAsync(TestLedger ledger, Step[] steps, UserId owner)
    {
        var accounts = new List<AccountId>();
        foreach (var (name, currency) in Places)
        {
            accounts.Add(await ledger.AccountAsync(name.Replace("  ", " ", StringComparison.Ordinal), currency, owner: owner));
        }

        await ledger.With<BankrollDbContext, int>(async db =>
        {
            foreach (var step in steps)
            {
                Add(db, owner.Value, accounts, step);
            }

            return await db.SaveChangesAsync();
        });
        await using var connection = await ledger.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await LedgerRebuild.RunAsync(connection, owner, default);
        await transaction.CommitAsync();
    }

    private static void Add(BankrollDbContext db, Guid owner, List<AccountId> accounts, Step step)
    {
        var kind = (EntryKind)step.What;
        var day = TestLedger.Today.AddDays(-step.DaysAgo);
        var at = new DateTimeOffset(day, new TimeOnly(20, step.Minute), TimeSpan.Zero).AddMicroseconds(step.Text);
        var amount = Scaled(step.Amount, step.Account);
        EntryRow Row(EntryKind of, int account, decimal signed, Guid? transfer = null, decimal? stated = null, Guid? id = null) => new()
        {
            OwnerId = owner,
            Id = id ?? Guid.CreateVersion7(),
            AccountId = accounts[account].Value,
            Kind = of,
            Day = day,
            OccurredAt = at,
            CreatedAt = at.AddSeconds(1),
            Amount = signed,
            StatedBalance = stated,
            TransferId = transfer,
            Note = Notes[step.Text % Notes.Length],
            Category = of is EntryKind.Bonus or EntryKind.Expense or EntryKind.Correction ? Categories[step.Text % Categories.Length] : null,
            Tags = step.Text % 3 == 0 ? ["live", "=tag, with comma"] : null,
        };
        switch (kind)
        {
            case EntryKind.Transfer or EntryKind.Fee:
                var transfer = Guid.NewGuid();
                var same = string.Equals(Places[step.Account].Currency, Places[step.Other].Currency, StringComparison.Ordinal);
                db.Add(Row(EntryKind.Transfer, step.Account, -amount, transfer));
                db.Add(Row(EntryKind.Transfer, step.Other, same ? amount : Scaled(step.Text + 1, step.Other), transfer));
                if (kind is EntryKind.Fee)
                {
                    db.Add(Row(EntryKind.Fee, step.Account, -Scaled(step.Text + 1, step.Account), transfer));
                }

                break;
            case EntryKind.BalanceUpdate:
                db.Add(Row(kind, step.Account, 0m, stated: step.Text % 5 == 0 ? 0m : amount));
                break;
            case EntryKind.Session:
                var id = Guid.CreateVersion7();
                var result = step.Text % 2 == 0 ? amount : -amount;
                db.Add(Row(kind, step.Account, result, id: id));
                db.Add(Session(owner, accounts[step.Account].Value, id, day, at, amount, result));
                break;
            case EntryKind.Correction:
                db.Add(Row(kind, step.Account, step.Text % 2 == 0 ? amount : -amount));
                break;
            default:
                db.Add(Row(kind, step.Account, EntryRules.Signed(kind, amount)));
                break;
        }
    }

    private static SessionRow Session(Guid owner, Guid account, Guid id, DateOnly day, DateTimeOffset at, decimal buyIn, decimal result) => new()
    {
        OwnerId = owner,
        Id = id,
        AccountId = account,
        Format = result < 0m ? SessionFormat.Cash : SessionFormat.Tournament,
        Game = "NLHE",
        Stake = "0.50/1",
        SmallBlind = 0.5m,
        BigBlind = 1m,
        Venue = result < 0m ? null : "Casino \"Royal\"",
        StartedAt = at.AddHours(-2),
        EndedAt = at,
        Day = day,
        Minutes = 120,
        BuyIn = buyIn,
        CashOut = buyIn + result,
        Hands = 60,
        Tags = result < 0m ? null : ["deep"],
        Note = "a session",
    };

    private static decimal Scaled(int amount, int account) => Places[account].Currency switch
    {
        "JPY" => amount,
        "BTC" => amount / 100_000_000m,
        _ => amount / 100m,
    };

    internal sealed record Step(int What, int Account, int Other, int DaysAgo, int Minute, int Amount, int Text);
}
