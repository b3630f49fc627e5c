using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>Results that were not played: bonuses and rakeback, expenses, corrections.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class AdjustmentTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;
    private AccountId _account;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _account = await _ledger.AccountAsync(opening: 100m);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Theory]
    [InlineData(EntryKind.Bonus, 25, 25)]
    [InlineData(EntryKind.Expense, 25, -25)]
    [InlineData(EntryKind.Correction, 25, 25)]
    [InlineData(EntryKind.Correction, -25, -25)]
    public async Task It_is_won_or_lost_and_neither_put_in_nor_taken_out(EntryKind kind, int typed, int booked)
    {
        var recorded = await RecordAsync(kind, Request(typed) with { Category = " Rakeback ", Tags = ["home", " Home", "late"] });

        var account = await _ledger.FindAsync(_account);
        var entry = (await _ledger.FindAsync(recorded.Value.Entry))!;
        Assert.Equal((kind, booked, "Rakeback", "Why not"), (entry.Kind, (int)entry.Amount.Amount, entry.Category, entry.Note));
        Assert.Equal(["home", "late"], entry.Tags);
        Assert.Equal((100m + booked, 100m, (decimal)booked), (account.Balance.Amount, account.Deposited.Amount, account.Won.Amount));
        var overview = await _ledger.OverviewAsync();
        Assert.Equal((100m + booked, 100m, 0m, (decimal)booked), (overview.Bankroll, overview.Deposited, overview.Withdrawn, overview.Profit));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_beside_its_field_and_changes_nothing()
    {
        var closed = await _ledger.AccountAsync("Closed");
        await _ledger.With((IAccounts a) => a.ArchiveAsync(TestLedger.Player, closed, default));
        var foreign = await _ledger.AccountAsync("Theirs", owner: TestLedger.Stranger);
        var good = Request(5m);
        (EntryKind Kind, RecordEntry Request, string Field)[] wrong =
        [
            (EntryKind.Bonus, good with { Amount = 0m }, "Amount"),
            (EntryKind.Bonus, good with { Amount = -5m }, "Amount"),
            (EntryKind.Expense, good with { Amount = -5m }, "Amount"),
            (EntryKind.Correction, good with { Amount = 0m }, "Amount"),
            (EntryKind.Bonus, good with { Amount = 1.005m }, "Amount"),
            (EntryKind.Correction, good with { Amount = -1_000_000_000_000_000m }, "Amount"),
            (EntryKind.Correction, good with { Note = null }, "Note"),
            (EntryKind.Correction, good with { Note = "  " }, "Note"),
            (EntryKind.Bonus, good with { Note = new('x', 501) }, "Note"),
            (EntryKind.Expense, good with { Category = new('x', 51) }, "Category"),
            (EntryKind.Expense, good with { Category = "a\0b" }, "Category"),
            (EntryKind.Bonus, good with { Tags = [new('x', 31)] }, "Tags"),
            (EntryKind.Bonus, good with { Tags = [.. Enumerable.Range(0, 21).Select(n => $"tag {n}")] }, "Tags"),
            (EntryKind.Bonus, good with { Day = TestLedger.Today.AddDays(1) }, "Date"),
            (EntryKind.Bonus, good with { Day = new(1969, 12, 31) }, "Date"),
            (EntryKind.Bonus, good with { Account = closed }, "AccountId"),
            (EntryKind.Bonus, good with { Account = foreign }, "AccountId"),
        ];

        foreach (var (kind, request, field) in wrong)
        {
            var refused = await RecordAsync(kind, request);
            Assert.True(!refused.Succeeded && string.Equals(refused.Error.Field, field, StringComparison.Ordinal), $"{kind}, {field}: {refused.Error}");
        }

        Assert.Equal((100m, 1L), ((await _ledger.FindAsync(_account)).Balance.Amount, (await _ledger.FindAsync(_account)).Entries));
    }

    [Theory]
    [InlineData(EntryKind.Expense, 101)]
    [InlineData(EntryKind.Correction, -101)]
    public async Task More_than_there_is_asks_first(EntryKind kind, int typed)
    {
        var asked = await RecordAsync(kind, Request(typed));
        var insisted = await RecordAsync(kind, Request(typed) with { Confirmed = true });

        Assert.True(asked.Error!.CanBeConfirmed);
        Assert.Equal(-1m, insisted.Value.Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_same_form_twice_is_written_once_and_under_its_key_nothing_else_is()
    {
        var request = Request(25m) with { Category = "Rakeback" };

        var both = await Task.WhenAll(RecordAsync(EntryKind.Bonus, request), RecordAsync(EntryKind.Bonus, request));
        var otherwise = await RecordAsync(EntryKind.Expense, request);

        Assert.Single(both, r => r.Value.Replayed);
        Assert.Single(both.Select(r => r.Value.Entry).Distinct());
        Assert.False(otherwise.Succeeded);
        Assert.Equal(125m, (await _ledger.FindAsync(_account)).Balance.Amount);
    }

    [Fact]
    public async Task An_edit_keeps_the_kind_and_its_sign_and_the_history_tells_category_tags_and_reason_of_before()
    {
        var id = (await RecordAsync(EntryKind.Expense, Request(30m) with { Category = "Travel", Tags = ["vegas"] })).Value.Entry;

        var amended = await AmendAsync(id, 45m, "Hotel", "Two nights", ["vegas", "summer"]);

        Assert.Equal(55m, amended.Value.Balance.Amount);
        var entry = (await _ledger.FindAsync(id))!;
        Assert.Equal((EntryKind.Expense, -45m, "Hotel", "Two nights"), (entry.Kind, entry.Amount.Amount, entry.Category, entry.Note));
        var revision = Assert.Single(await HistoryAsync(id));
        Assert.Equal((-30m, "Travel", "Why not"), (revision.Before!.Amount.Amount, revision.Before.Category, revision.Before.Note));
        Assert.Equal((-45m, "Hotel", "Two nights"), (revision.After!.Amount.Amount, revision.After.Category, revision.After.Note));
        Assert.Equal(["vegas"], revision.Before.Tags);
        Assert.Equal(["vegas", "summer"], revision.After.Tags);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task An_edit_obeys_the_same_rules_as_the_first_time()
    {
        var bonus = (await RecordAsync(EntryKind.Bonus, Request(30m))).Value.Entry;
        var correction = (await RecordAsync(EntryKind.Correction, Request(-5m))).Value.Entry;

        Assert.Equal("Amount", (await AmendAsync(bonus, -30m, null, "Why")).Error?.Field);
        Assert.Equal("Note", (await AmendAsync(correction, -5m, null, " ")).Error?.Field);
        Assert.Equal("Amount", (await AmendAsync(correction, 0m, null, "Why")).Error?.Field);
        Assert.True((await AmendAsync(correction, 5m, null, "The other way round")).Succeeded);
        Assert.Equal(135m, (await _ledger.FindAsync(_account)).Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_deleted_one_is_gone_from_every_total_and_comes_back_as_it_was()
    {
        var id = (await RecordAsync(EntryKind.Bonus, Request(25m) with { Category = "Rakeback", Tags = ["vip"] })).Value.Entry;

        await _ledger.DeleteAsync(id);

        Assert.Equal((100m, 0m), ((await _ledger.FindAsync(_account)).Balance.Amount, (await _ledger.OverviewAsync()).Profit));
        Assert.Empty(await CategoriesAsync(EntryKind.Bonus));
        Assert.Empty(await _ledger.DifferencesAsync());

        await _ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, id, confirmed: false, default));

        var entry = (await _ledger.FindAsync(id))!;
        Assert.Equal((25m, "Rakeback", "vip"), (entry.Amount.Amount, entry.Category, Assert.Single(entry.Tags)));
        Assert.Equal(["Rakeback"], await CategoriesAsync(EntryKind.Bonus));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Categories_are_offered_by_kind_the_most_used_first_and_only_to_whose_they_are()
    {
        foreach (var category in new[] { "Travel", "Coaching", "Coaching", null })
        {
            await RecordAsync(EntryKind.Expense, Request(1m) with { Category = category });
        }

        await RecordAsync(EntryKind.Bonus, Request(1m) with { Category = "Rakeback" });

        Assert.Equal(["Coaching", "Travel"], await CategoriesAsync(EntryKind.Expense));
        Assert.Equal(["Rakeback"], await CategoriesAsync(EntryKind.Bonus));
        Assert.Empty(await CategoriesAsync(EntryKind.Deposit));
        Assert.Empty(await _ledger.With((IAdjustments a) => a.CategoriesAsync(TestLedger.Stranger, EntryKind.Expense, default)));
    }

    [Fact]
    public async Task Only_results_that_were_not_played_have_a_category()
    {
        var refused = await _ledger.With((IDeposits d) => d.RecordAsync(TestLedger.Player, Request(5m) with { Category = "Salary" }, default));

        Assert.Equal("Category", refused.Error?.Field);
    }

    [Fact]
    public async Task A_back_dated_expense_moves_the_next_balance_update_and_no_balance()
    {
        var update = (await _ledger.StateAsync(_account, 130m)).Value.Entry;

        await RecordAsync(EntryKind.Expense, Request(20m) with { Day = TestLedger.Today.AddDays(-3), Confirmed = true });

        Assert.Equal(130m, (await _ledger.FindAsync(_account)).Balance.Amount);
        Assert.Equal(50m, (await _ledger.FindAsync(update))!.Amount.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    private RecordEntry Request(decimal amount) =>
        new(Guid.NewGuid(), _account, amount, TestLedger.Today, " Why not ", TestLedger.Today, TimeZoneInfo.Utc);

    private Task<Result<Recorded>> RecordAsync(EntryKind kind, RecordEntry request) => _ledger.With((IAdjustments a) => kind switch
    {
        EntryKind.Bonus => a.RecordBonusAsync(TestLedger.Player, request, default),
        EntryKind.Expense => a.RecordExpenseAsync(TestLedger.Player, request, default),
        _ => a.RecordCorrectionAsync(TestLedger.Player, request, default),
    });

    private async Task<Result<Recorded>> AmendAsync(EntryId id, decimal amount, string? category, string note, params string[] tags)
    {
        var entry = (await _ledger.FindAsync(id))!;
        return await _ledger.With((IEntries e) => e.AmendAsync(
            TestLedger.Player,
            new(Guid.NewGuid(), id, entry.Version, amount, entry.Day, note, TestLedger.Today, TimeZoneInfo.Utc, Confirmed: false) { Category = category, Tags = tags },
            default));
    }

    private Task<IReadOnlyList<string>> CategoriesAsync(EntryKind kind) =>
        _ledger.With((IAdjustments a) => a.CategoriesAsync(TestLedger.Player, kind, default));

    private Task<IReadOnlyList<Revision>> HistoryAsync(EntryId id) => _ledger.With((IEntries e) => e.HistoryAsync(TestLedger.Player, id, default));
}
