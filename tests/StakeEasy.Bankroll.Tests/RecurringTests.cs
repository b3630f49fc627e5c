using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class RecurringTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;
    private AccountId _account;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _account = await _ledger.AccountAsync();
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task What_is_due_on_saving_is_made_at_once_and_carries_where_it_came_from()
    {
        var id = await AddAsync(Plan() with { Rhythm = Weekly(TestLedger.Today.AddDays(-14)), Note = "Salary" });

        var made = await MadeAsync(id);
        Assert.Equal([TestLedger.Today, TestLedger.Today.AddDays(-7), TestLedger.Today.AddDays(-14)], made.Select(e => e.Day));
        Assert.All(made, e => Assert.Equal((50m, "Salary", EntryKind.Deposit), (e.Amount.Amount, e.Note, e.Kind)));
        Assert.Equal(TestLedger.Today.AddDays(7), (await FindAsync(id)).NextDay);
        Assert.Equal(150m, (await _ledger.FindAsync(_account)).Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task After_weeks_of_downtime_each_entry_is_made_once_however_often_and_by_however_many_it_is_run()
    {
        var id = await AddAsync(Plan());
        var other = await AddAsync(Plan() with { Kind = EntryKind.Expense, Amount = 5m, Category = "Software", Rhythm = Weekly(TestLedger.Today.AddDays(2)) });
        var later = TestLedger.Today.AddDays(30);

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RunAsync(later)));
        var again = await RunAsync(later);

        Assert.Equal(9, made.Sum());
        Assert.Equal(0, again);
        Assert.Equal([1, 8, 15, 22, 29], (await MadeAsync(id)).Select(e => e.Day.DayNumber - TestLedger.Today.DayNumber + 1).Order());
        var expenses = await MadeAsync(other);
        Assert.Equal(5, expenses.Count);
        Assert.All(expenses, e => Assert.Equal((-5m, "Software"), (e.Amount.Amount, e.Category)));
        Assert.Equal(5 * 50m - 5 * 5m, (await _ledger.FindAsync(_account)).Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task An_entry_that_was_deleted_is_not_made_again()
    {
        var id = await AddAsync(Plan());
        await _ledger.DeleteAsync((await MadeAsync(id))[0].Id);

        await RunAsync(TestLedger.Today);

        Assert.Empty(await MadeAsync(id));
    }

    [Fact]
    public async Task A_withdrawal_that_would_leave_the_account_below_zero_is_not_made_and_pauses_the_rule()
    {
        await _ledger.DepositAsync(_account, 60m);
        var id = await AddAsync(Plan() with { Kind = EntryKind.Withdrawal });

        await RunAsync(TestLedger.Today.AddDays(7));

        var rule = await FindAsync(id);
        Assert.Single(await MadeAsync(id));
        Assert.Equal((true, RecurrenceObstacle.BelowZero), (rule.PausedAt is not null, rule.Obstacle));
        Assert.Equal(TestLedger.Today.AddDays(7), rule.NextDay);
        Assert.Equal(0, await RunAsync(TestLedger.Today.AddDays(7)));
        Assert.Equal(10m, (await _ledger.FindAsync(_account)).Balance.Amount);
    }

    [Fact]
    public async Task An_archived_account_pauses_the_rule_and_resuming_goes_on_from_that_day()
    {
        var id = await AddAsync(Plan());
        await _ledger.With((IAccounts a) => a.ArchiveAsync(TestLedger.Player, _account, default));
        await RunAsync(TestLedger.Today.AddDays(7));
        Assert.Equal(RecurrenceObstacle.AccountArchived, (await FindAsync(id)).Obstacle);
        Assert.NotNull((await FindAsync(id)).PausedAt);

        await _ledger.With((IAccounts a) => a.RestoreAsync(TestLedger.Player, _account, default));
        await _ledger.With((IRecurrences r) => r.ResumeAsync(TestLedger.Player, id, TestLedger.Today.AddDays(15), TimeZoneInfo.Utc, default));

        var rule = await FindAsync(id);
        Assert.Equal((null, TestLedger.Today.AddDays(21)), (rule.PausedAt, rule.NextDay));
        Assert.Single(await MadeAsync(id));
    }

    [Fact]
    public async Task A_paused_rule_makes_nothing_and_an_ended_one_is_over()
    {
        var paused = await AddAsync(Plan());
        Assert.True(await _ledger.With((IRecurrences r) => r.PauseAsync(TestLedger.Player, paused, default)));
        var ended = await AddAsync(Plan() with { Rhythm = Weekly(TestLedger.Today) with { Last = TestLedger.Today.AddDays(7) } });

        await RunAsync(TestLedger.Today.AddDays(60));

        Assert.Single(await MadeAsync(paused));
        Assert.Equal(2, (await MadeAsync(ended)).Count);
        Assert.Null((await FindAsync(ended)).NextDay);
        Assert.DoesNotContain(TestLedger.Player, await _ledger.With((IRecurringEntries r) => r.OwnersDueAsync(TestLedger.Today.AddDays(60), default)));
    }

    [Fact]
    public async Task A_second_click_saves_one_rule_and_the_same_key_with_another_content_is_refused()
    {
        var plan = Plan();
        var both = await Task.WhenAll(AddRawAsync(plan), AddRawAsync(plan));

        Assert.All(both, r => Assert.True(r.Succeeded));
        Assert.Single(await _ledger.With((IRecurrences r) => r.ListAsync(TestLedger.Player, default)));
        Assert.Single(await MadeAsync(new(plan.Key)));
        Assert.False((await AddRawAsync(plan with { Amount = 51m })).Succeeded);
    }

    [Fact]
    public async Task A_change_counts_from_today_on_and_makes_no_day_twice()
    {
        var id = await AddAsync(Plan() with { Rhythm = Weekly(TestLedger.Today.AddDays(-21)) });
        var daily = Plan() with { Amount = 70m, Rhythm = new(RecurrenceUnit.Month, 1, TestLedger.Today.AddMonths(-1), null) };

        var changed = await ChangeAsync(id, daily);
        await RunAsync(TestLedger.Today.AddDays(31));

        Assert.True(changed.Succeeded, changed.Error?.Message);
        var made = await MadeAsync(id);
        Assert.Equal(5, made.Count);
        Assert.Equal(TestLedger.Today.AddMonths(1), made[0].Day);
        Assert.Equal([70m, 50m, 50m, 50m, 50m], made.Select(e => e.Amount.Amount));
        Assert.True((await ChangeAsync(id, daily, version: 1)).Error!.IsConflict);
    }

    [Theory]
    [InlineData("Amount")]
    [InlineData("Every")]
    [InlineData("FirstDay")]
    [InlineData("LastDay")]
    [InlineData("Kind")]
    [InlineData("Unit")]
    [InlineData("AccountId")]
    [InlineData("Category")]
    public async Task A_mistake_is_named_beside_its_field(string field)
    {
        var plan = Plan();
        var wrong = field switch
        {
            "Amount" => plan with { Amount = 0m },
            "Every" => plan with { Rhythm = plan.Rhythm with { Every = 0 } },
            "FirstDay" => plan with { Rhythm = Weekly(TestLedger.Today.AddYears(-2)) },
            "LastDay" => plan with { Rhythm = plan.Rhythm with { Last = TestLedger.Today.AddDays(-1) } },
            "Kind" => plan with { Kind = EntryKind.Transfer },
            "Unit" => plan with { Rhythm = plan.Rhythm with { Unit = (RecurrenceUnit)9 } },
            "AccountId" => plan with { Account = new(Guid.NewGuid()) },
            _ => plan with { Category = "Coaching" },
        };

        Assert.Equal(field, (await AddRawAsync(wrong)).Error?.Field);
    }

    [Fact]
    public async Task Nobody_sees_or_changes_the_rules_of_another_owner()
    {
        var id = await AddAsync(Plan());

        Assert.Empty(await _ledger.With((IRecurrences r) => r.ListAsync(TestLedger.Stranger, default)));
        Assert.False(await _ledger.With((IRecurrences r) => r.PauseAsync(TestLedger.Stranger, id, default)));
        Assert.False(await _ledger.With((IRecurrences r) => r.DeleteAsync(TestLedger.Stranger, id, default)));
        Assert.False(await _ledger.With((IRecurrences r) => r.ResumeAsync(TestLedger.Stranger, id, TestLedger.Today, TimeZoneInfo.Utc, default)));
        Assert.False((await _ledger.With((IRecurrences r) => r.ChangeAsync(TestLedger.Stranger, id, 0, Plan(), default))).Succeeded);
        Assert.Null((await FindAsync(id)).PausedAt);
    }

    private static Rhythm Weekly(DateOnly first) => new(RecurrenceUnit.Week, 1, first, null);

    private PlanRecurrence Plan() => new(
        Guid.NewGuid(), EntryKind.Deposit, _account, 50m, null, null, Weekly(TestLedger.Today), TestLedger.Today, TimeZoneInfo.Utc);

    private async Task<RecurrenceId> AddAsync(PlanRecurrence plan)
    {
        var added = await AddRawAsync(plan);
        Assert.True(added.Succeeded, added.Error?.Message);
        return added.Value;
    }

    private Task<Result<RecurrenceId>> AddRawAsync(PlanRecurrence plan) => _ledger.With((IRecurrences r) => r.AddAsync(TestLedger.Player, plan, default));

    private async Task<Result<Done>> ChangeAsync(RecurrenceId id, PlanRecurrence plan, uint? version = null)
    {
        var known = version ?? (await FindAsync(id)).Version;
        return await _ledger.With((IRecurrences r) => r.ChangeAsync(TestLedger.Player, id, known, plan, default));
    }

    private async Task<Recurrence> FindAsync(RecurrenceId id) => (await _ledger.With((IRecurrences r) => r.FindAsync(TestLedger.Player, id, default)))!;

    private Task<int> RunAsync(DateOnly today) => _ledger.With((IRecurringEntries r) => r.MakeDueAsync(TestLedger.Player, today, TimeZoneInfo.Utc, default));

    private async Task<IReadOnlyList<Entry>> MadeAsync(RecurrenceId id) =>
        (await _ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, new() { Origin = id.Value }, default))).Items;
}
