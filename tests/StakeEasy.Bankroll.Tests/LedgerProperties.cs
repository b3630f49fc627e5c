using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Bankroll.Tests.Histories;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>The invariants of the ledger over random histories: every kind of write, on any day, in any order, several currencies.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class LedgerProperties(PostgresFixture postgres)
{
    private const int Histories = 15;

    private const string CategoriesSql = """
        select balance, entries::numeric, deposited, withdrawn, transferred, restated, played, bonus, expenses, corrected, fees from bankroll.accounts where id = $1
        """;

    /// <summary>Rows that only ever held what was deleted again say nothing.</summary>
    private const string DerivedSql = """
        select t.at || ' ' || (select string_agg(k || '=' || case when jsonb_typeof(v) = 'number' then trim_scale(v::numeric)::text else v::text end, ' ' order by k) from jsonb_each(t.j) e(k, v))
        from (select 'account' as at, to_jsonb(a) as j from bankroll.accounts a union all select 'total', to_jsonb(t) from bankroll.totals t where t.entries <> 0
          union all select 'breakdown', to_jsonb(b) from bankroll.breakdowns b where b.entries <> 0
          union all select 'entry', jsonb_build_object('id', e.id, 'amount', e.amount) from bankroll.entries e) t
        order by 1
        """;

    [Fact]
    public void After_any_history_everything_agrees_with_a_plain_retelling_of_it() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Histories),
        Prop.ForAll(Step.Histories, steps => RetellAsync(steps).GetAwaiter().GetResult()));

    [Fact]
    public void After_any_history_deriving_everything_from_the_entries_again_changes_nothing() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Histories),
        Prop.ForAll(Step.Histories, steps => RebuildAsync(steps).GetAwaiter().GetResult()));

    private async Task<bool> RetellAsync(Step[] steps)
    {
        await using var history = await LedgerHistory.BeginAsync(postgres);
        foreach (var step in steps)
        {
            await history.TakeAsync(step);
        }

        Assert.Equal("", string.Join('\n', await history.Ledger.DifferencesAsync()));
        var places = new Dictionary<Guid, DateTimeOffset>();
        foreach (var account in history.Accounts)
        {
            var entries = (await history.Ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, new(Account: account, Size: 200), default))).Items.Reverse().ToList();
            entries.ForEach(e => places.Add(e.Id.Value, e.OccurredAt));
            var told = history.Reference.Tell(account, id => places[id]);
            Assert.Equal(
                told.Select(t => (t.Fact.Id, t.Fact.Kind, t.Fact.Day, t.Came, t.BalanceAfter)),
                entries.Select(e => (e.Id.Value, e.Kind, e.Day, e.Amount.Amount, e.BalanceAfter!.Value.Amount)));
            Assert.Equal(Categories(told), await CategoriesAsync(history.Ledger, account));
        }

        var overview = await history.Ledger.OverviewAsync();
        Assert.Empty(await history.Ledger.DifferencesAsync());
        var paper = await ReferenceOverview.OfAsync(history, id => places[id]);
        Assert.Equal((Round(paper.Bankroll), Round(paper.Withdrawn), Round(paper.MovedOut)), (overview.Bankroll, overview.Withdrawn, overview.MovedOut));
        Assert.Equal(Round(paper.Bankroll) - Round(paper.Deposited - paper.Withdrawn) + Round(paper.MovedOut), overview.Profit);
        Assert.Equal(overview.Bankroll, overview.Deposited - overview.Withdrawn - overview.MovedOut + overview.Profit);
        Assert.Equal(overview.Bankroll, overview.Accounts.Sum(a => a.Converted ?? 0m));
        Assert.Equal(Exact(paper.Bankroll - paper.Deposited + paper.Withdrawn + paper.MovedOut), Exact(paper.Results + paper.Exchange));
        Assert.Equal(Exact(paper.Results), Exact(await ResultsAsync(history.Ledger)));
        return true;
    }

    private async Task<bool> RebuildAsync(Step[] steps)
    {
        await using var history = await LedgerHistory.BeginAsync(postgres);
        foreach (var step in steps)
        {
            await history.TakeAsync(step);
        }

        await history.Ledger.OverviewAsync();
        var before = await ReadAsync<string>(history.Ledger, DerivedSql);
        await using (var connection = await history.Ledger.Database.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await LedgerRebuild.RunAsync(connection, TestLedger.Player, default);
            await transaction.CommitAsync();
        }

        Assert.Empty(await history.Ledger.DifferencesAsync());
        await history.Ledger.OverviewAsync();
        Assert.Equal(before, await ReadAsync<string>(history.Ledger, DerivedSql));
        return true;
    }

    private static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>A decimal holds 28 digits of a rate, PostgreSQL all of them.</summary>
    private static decimal Exact(decimal amount) => Math.Round(amount, 9);

    private static decimal[] Categories(List<Told> told)
    {
        decimal Of(EntryKind kind) => told.Where(t => t.Fact.Kind == kind).Sum(t => t.Came);
        return
        [
            told.Sum(t => t.Came), told.Count, Of(EntryKind.Deposit), -Of(EntryKind.Withdrawal), Of(EntryKind.Transfer), Of(EntryKind.BalanceUpdate), Of(EntryKind.Session),
            Of(EntryKind.Bonus), -Of(EntryKind.Expense), Of(EntryKind.Correction), -Of(EntryKind.Fee),
        ];
    }

    private static async Task<decimal[]> CategoriesAsync(TestLedger ledger, AccountId account)
    {
        await using var command = ledger.Database.CreateCommand(CategoriesSql);
        command.Parameters.AddWithValue(account.Value);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return [.. Enumerable.Range(0, row.FieldCount).Select(row.GetDecimal)];
    }

    /// <summary>Play, bonuses, expenses, corrections and fees at the rates of their days, as the totals keep them.</summary>
    private static async Task<decimal> ResultsAsync(TestLedger ledger)
    {
        await using var command = ledger.Database.CreateCommand("""
            select round(coalesce(sum(valued_played + valued_restated + valued_bonus - valued_expenses + valued_corrected - valued_fees), 0), 15)
            from bankroll.totals where grain = 2
            """);
        return (decimal)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<List<T>> ReadAsync<T>(TestLedger ledger, string sql)
    {
        await using var command = ledger.Database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetFieldValue<T>(0));
        }

        return rows;
    }
}
