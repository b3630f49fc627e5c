using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Reports;

/// <summary>A small ledger in three currencies whose rates move, and its reports.</summary>
public abstract class ReportTests(PostgresFixture postgres) : IAsyncLifetime
{
    // Units per euro from each of these days on; the tests' own conversion, apart from the product's.
    private static readonly (DateOnly Day, string Currency, decimal PerEuro)[] Published =
    [
        (new(2026, 1, 1), "USD", 1.25m), (new(2026, 1, 1), "JPY", 150m),
        (new(2026, 3, 10), "USD", 1.20m), (new(2026, 3, 10), "JPY", 160m),
        (new(2026, 6, 1), "USD", 1.07m), (new(2026, 6, 1), "JPY", 163m),
        (new(2026, 11, 2), "USD", 1.16m), (new(2026, 11, 2), "JPY", 149m),
    ];

    private TestLedger? _ledger;

    private protected TestLedger Ledger => _ledger ?? throw new InvalidOperationException("The test has not begun.");

    protected AccountId Stars { get; private set; }

    protected AccountId Dollars { get; private set; }

    protected AccountId Yen { get; private set; }

    private protected static (int Sessions, DateOnly From, DateOnly To) Days(SessionRun run) => (run.Sessions, run.From, run.To);

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        foreach (var day in Published.GroupBy(p => p.Day))
        {
            Ledger.Rates.Publish(day.Key, [.. day.Select(p => (p.Currency, p.PerEuro))]);
        }

        (Stars, Dollars, Yen) = (await Ledger.AccountAsync(), await Ledger.AccountAsync("GGPoker", "USD"), await Ledger.AccountAsync("Savings", "JPY", AccountKind.Asset));
    }

    public async Task DisposeAsync() => await Ledger.DisposeAsync();

    /// <summary>Euros for one unit on that day.</summary>
    protected static decimal Euros(string currency, DateOnly day) =>
        string.Equals(currency, "EUR", StringComparison.Ordinal)
            ? 1m
            : 1m / Published.Last(p => string.Equals(p.Currency, currency, StringComparison.Ordinal) && p.Day <= day).PerEuro;

    protected static ReportScope Scope(ValuedAt at = ValuedAt.EachDay, DateOnly? from = null, DateOnly? to = null, string currency = "EUR") =>
        new(CurrencyCode.Of(currency), at, from, to ?? TestLedger.Today, TestLedger.Today);

    private protected Task<ProfitReport> ProfitAsync(ReportScope? scope = null, BucketLength length = BucketLength.Month) =>
        Ledger.With((IProfitReport r) => r.ByTimeAsync(TestLedger.Player, scope ?? Scope(), length, default));

    private protected Task<ProfitReport> ByAccountAsync(ReportScope? scope = null) =>
        Ledger.With((IProfitReport r) => r.ByAccountAsync(TestLedger.Player, scope ?? Scope(), default));

    /// <summary>A year in which everything happens, at amounts that do not convert evenly.</summary>
    protected async Task<IReadOnlyList<Fact>> LiveAsync()
    {
        var facts = new List<Fact>();
        await TellAsync(Stars, "EUR", EntryKind.Deposit, 1_000.01m, new(2026, 1, 5));
        await TellAsync(Dollars, "USD", EntryKind.Deposit, 777.77m, new(2026, 1, 31));
        await TellAsync(Yen, "JPY", EntryKind.Deposit, 50_123m, new(2026, 2, 14));
        await TellAsync(Dollars, "USD", EntryKind.Session, -33.33m, new(2026, 2, 28));
        await TellAsync(Stars, "EUR", EntryKind.Session, 120.50m, new(2026, 3, 1));
        await TellAsync(Dollars, "USD", EntryKind.Bonus, 45.67m, new(2026, 3, 15), "Rakeback");
        await TellAsync(Yen, "JPY", EntryKind.Expense, -1_111m, new(2026, 4, 2), "Travel");
        await TellAsync(Stars, "EUR", EntryKind.Withdrawal, -250.25m, new(2026, 5, 31));
        await Ledger.TransferAsync(Dollars, 100m, Stars, 95.13m, new(2026, 6, 15), fee: 1.99m);
        facts.AddRange([
            new("USD", EntryKind.Transfer, -100m, new(2026, 6, 15)), new("EUR", EntryKind.Transfer, 95.13m, new(2026, 6, 15)),
            new("USD", EntryKind.Fee, -1.99m, new(2026, 6, 15)),
        ]);
        await TellAsync(Dollars, "USD", EntryKind.Correction, -7.77m, new(2026, 7, 1), "Mistyped");
        await TellAsync(Dollars, "USD", EntryKind.Session, 333.33m, new(2026, 10, 31));
        await TellAsync(Dollars, "USD", EntryKind.Deposit, 0.01m, new(2026, 11, 3));
        await Ledger.StateAsync(Yen, 51_000m, new DateOnly(2026, 11, 10));
        facts.Add(new("JPY", EntryKind.BalanceUpdate, 51_000m - 50_123m + 1_111m, new(2026, 11, 10)));
        return facts;

        async Task TellAsync(AccountId account, string currency, EntryKind kind, decimal amount, DateOnly day, string? category = null)
        {
            facts.Add(new(currency, kind, amount, day));
            await (kind is EntryKind.Session ? Ledger.PlayAsync(account, amount, day) : Ledger.AddAsync(account, kind, amount, day, category));
        }
    }

    protected sealed record Fact(string Currency, EntryKind Kind, decimal Amount, DateOnly Day);
}
