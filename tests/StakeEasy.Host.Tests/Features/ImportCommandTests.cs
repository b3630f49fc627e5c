using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class ImportCommandTests(PostgresFixture postgres) : CommandTests(postgres)
{
    private const string Two = "date,kind,account,amount\n2026-01-02,deposit,PokerStars,250.50\n2026-01-03,withdrawal,PokerStars,50\n";

    [Fact]
    public async Task A_file_is_imported_once_however_often_it_is_given()
    {
        var path = Write("rows.csv", Two);

        var first = await RunAsync("import", path);
        var second = await RunAsync("import", path);

        Assert.Equal((0, "2 new, 0 already there, 0 with an error; 2 imported."), (first.ExitCode, first.Output.Trim()));
        Assert.Equal((0, "0 new, 2 already there, 0 with an error; 0 imported."), (second.ExitCode, second.Output.Trim()));
        Assert.Equal(200.5m, (await AccountAsync(Stars)).Balance.Amount);
        Assert.True(File.Exists(path));
        Assert.Empty(Directory.EnumerateFiles(PathOf("data"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Rows_with_errors_are_listed_and_left_out_only_on_purpose()
    {
        var path = Write("rows.csv", Two + "31 Sep 2026,deposit,PokerStars,1\n");

        var refused = await RunAsync("import", path);
        var balance = (await AccountAsync(Stars)).Balance.Amount;
        var skipped = await RunAsync("import", path, "--skip-bad-rows");

        Failed(refused, "Line 4, date: “31 Sep 2026” is not a day.");
        Assert.Equal(0m, balance);
        Assert.Equal(0, skipped.ExitCode);
        Assert.Contains("2 new, 0 already there, 1 with an error; 2 imported.", skipped.Output, StringComparison.Ordinal);
        var again = await RunAsync("import", path, "--skip-bad-rows");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("0 new, 2 already there, 1 with an error; 0 imported.", again.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, (await RunAsync("import", path)).ExitCode);
        Assert.Equal(200.5m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task A_dry_run_only_says_what_would_happen()
    {
        var (exitCode, output) = await RunAsync("import", Write("rows.csv", Two), "--dry-run");

        Assert.Equal((0, "2 new, 0 already there, 0 with an error; 0 imported."), (exitCode, output.Trim()));
        Assert.Empty((await EntriesAsync()).Items);
    }

    [Fact]
    public async Task Accounts_that_the_file_names_are_opened_when_told_so()
    {
        var path = Write("rows.csv", "date,kind,account,currency,amount\n2026-01-02,deposit,Fresh room,EUR,7\n");

        var refused = await RunAsync("import", path);
        var opened = await RunAsync("import", path, "--open-accounts");

        Failed(refused, "You have no account called “Fresh room”.");
        Assert.Equal(0, opened.ExitCode);
        var accounts = await UseAsync<IAccounts, IReadOnlyList<Account>>(a => a.ListAsync(Player, CancellationToken.None));
        Assert.Equal(7m, accounts.Single(a => a.Name is "Fresh room").Balance.Amount);
    }

    [Fact]
    public async Task What_the_file_leaves_open_is_said_on_the_command_line()
    {
        var path = Write("rows.csv", "date,amount\n03/04/2026,7\n");

        Failed(await RunAsync("import", path, "--account", "pokerstars"), "order");
        var (exitCode, _) = await RunAsync("import", path, "--account", "pokerstars", "--dates", "mdy", "--preset", "table");

        Assert.Equal(0, exitCode);
        Assert.Equal(new DateOnly(2026, 3, 4), Assert.Single((await EntriesAsync()).Items).Day);
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_in_one_line()
    {
        var path = Write("rows.csv", Two);

        Failed(await RunForAsync("nobody@example.org", "import", path), "There is no player nobody@example.org.");
        Failed(await RunAsync("import", PathOf("none.csv")), "There is no file");
        Failed(await RunAsync("import", path, "--preset", "poker-magic"), "poker-magic is no kind of file");
        Failed(await RunAsync("import", path, "--account", "Nowhere"), "has no account Nowhere");
        Failed(await RunAsync("import", Write("book.xlsx", "PK\u0003\u0004")), "Save it as CSV");
        Assert.Equal(2, (await RunAsync("import", path, "--dates", "ydm")).ExitCode);
        Assert.Empty((await EntriesAsync()).Items);
    }
}
