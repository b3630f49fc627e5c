using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Hosting;

[Collection(PostgresFixture.Collection)]
public sealed class CommandLineTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("overveiw")]
    [InlineData("serve", "--port", "80")]
    [InlineData("create-user")]
    public async Task A_command_line_that_makes_no_sense_ends_with_2(params string[] words)
    {
        var (exitCode, _) = await StakeEasyProcess.RunAsync(words);

        Assert.Equal(2, exitCode);
    }

    [Theory]
    [InlineData("--ConnectionStrings:StakeEasy=Host=127.0.0.1;Port=1;Username=nobody;Timeout=2", "does not answer")]
    [InlineData("--ConnectionStrings:StakeEasy=Colour=blue", "no connection string")]
    public async Task A_database_that_cannot_be_had_is_named_in_one_line(string setting, string said)
    {
        var (exitCode, output) = await StakeEasyProcess.RunAsync("verify", setting);

        Assert.Equal(1, exitCode);
        Assert.Contains(said, Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_named_and_not_repeated()
    {
        var wrong = new NpgsqlConnectionStringBuilder(await postgres.NewDatabaseAsync()) { Password = "not-the-password" };

        var (exitCode, output) = await StakeEasyProcess.RunAsync("verify", "--ConnectionStrings:StakeEasy=" + wrong.ConnectionString);

        Assert.Equal(1, exitCode);
        Assert.Contains("password authentication failed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_cache_mode_stops_the_process_and_is_named()
    {
        var database = await postgres.NewDatabaseWithRatesAsync();

        var (exitCode, output) = await StakeEasyProcess.RunAsync("serve", "--ConnectionStrings:StakeEasy=" + database, "--Cache:Mode=memcached");

        Assert.Equal(1, exitCode);
        Assert.Contains("Cache__Mode", output, StringComparison.Ordinal);
    }
}
