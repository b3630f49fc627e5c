using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class RestoreCommandTests(PostgresFixture postgres) : CommandTests(postgres)
{
    [Fact]
    public async Task A_backup_comes_back_whole_and_a_dry_run_changes_nothing()
    {
        await DepositAsync(100m);
        var path = await BackupAsync();
        await DepositAsync(7m);

        var dry = await RunAsync("restore", path, "--mode", "replace", "--dry-run");
        var before = (await AccountAsync(Stars)).Balance.Amount;
        var restored = await RunAsync("restore", path, "--mode", "replace");

        Assert.Equal((0, 107m), (dry.ExitCode, before));
        Assert.EndsWith("Nothing is changed.", dry.Output.Trim(), StringComparison.Ordinal);
        Assert.Equal(0, restored.ExitCode);
        Assert.Contains("entries: 1 in the file, 0 there already", restored.Output, StringComparison.Ordinal);
        Assert.EndsWith("Restored.", restored.Output.Trim(), StringComparison.Ordinal);
        Assert.Equal(100m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Merging_says_what_was_there_already()
    {
        await DepositAsync(100m);
        var path = await BackupAsync();
        await DepositAsync(7m);

        var (exitCode, output) = await RunAsync("restore", path, "--mode", "merge");

        Assert.Equal(0, exitCode);
        Assert.Contains("entries: 1 in the file, 1 there already", output, StringComparison.Ordinal);
        Assert.Equal(107m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task A_broken_file_is_told_in_one_line_and_changes_nothing()
    {
        await DepositAsync(100m);
        var path = await BackupAsync();
        var newer = Write("newer.json", (await File.ReadAllTextAsync(path)).Replace("\"version\":2", "\"version\":3", StringComparison.Ordinal));
        var half = Write("half.json", (await File.ReadAllTextAsync(path))[..400]);

        Failed(await RunAsync("restore", newer, "--mode", "replace"), "made by a newer StakeEasy");
        Failed(await RunAsync("restore", half, "--mode", "replace"), "ends in the middle");
        Failed(await RunAsync("restore", half, "--mode", "replace", "--dry-run"), "ends in the middle");
        Assert.Equal(100m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_in_one_line()
    {
        var path = Write("backup.json", "{}");

        Failed(await RunForAsync("nobody@example.org", "restore", path, "--mode", "merge"), "There is no player nobody@example.org.");
        Failed(await RunAsync("restore", PathOf("none.json"), "--mode", "merge"), "none.json");
        Assert.Equal(2, (await RunAsync("restore", path, "--mode", "overwrite")).ExitCode);
        Assert.Equal(2, (await RunAsync("restore", path)).ExitCode);
    }

    private async Task<string> BackupAsync()
    {
        using var answer = await Browser.GetAsync("/export/backup.json");
        return Write("backup.json", await answer.Content.ReadAsStringAsync());
    }
}
