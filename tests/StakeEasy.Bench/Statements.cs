namespace StakeEasy.Bench;

/// <summary>How many statements one request sends, as the server's own log tells.</summary>
internal sealed class Statements(ModulesOnServer modules, string data)
{
    /// <summary>Sessions hear of the new configuration with their next statement, and the log is written by then.</summary>
    private static readonly TimeSpan UntilHeard = TimeSpan.FromMilliseconds(300);

    private readonly string _log = Path.Combine(data, "postgres", "server.log");

    public static async Task<(int Dashboard, int Chart, int Deposit)> CountAsync(Checkout checkout, string data, string email, string password)
    {
        await using var modules = await ModulesOnServer.OpenAsync(data);
        var statements = new Statements(modules, data);
        await using var server = await Server.ApplicationAsync(checkout, data, "off");
        using var player = await Player.SignInAsync(server.Address, email, password);
        await player.DepositAsync();
        await player.GetAsync("/dashboard");
        return (
            await statements.CountAsync(() => player.GetAsync("/dashboard")),
            await statements.CountAsync(() => player.GetAsync("/dashboard/chart?period=year")),
            await statements.CountAsync(() => player.DepositAsync()));
    }

    public async Task<int> CountAsync(Func<Task> request)
    {
        await LogAsync("all");
        var before = await LinesAsync();
        await request();
        await Task.Delay(UntilHeard);
        var after = await LinesAsync();
        await LogAsync("none");
        return after - before;
    }

    private async Task<int> LinesAsync() =>
        (await File.ReadAllLinesAsync(_log)).Count(l => l.Contains("LOG:  execute ", StringComparison.Ordinal) || l.Contains("LOG:  statement: ", StringComparison.Ordinal));

    private async Task LogAsync(string what)
    {
        await modules.ExecuteAsync($"alter system set log_statement = '{what}'");
        await modules.ExecuteAsync("select pg_reload_conf()");
        await Task.Delay(UntilHeard);
    }
}
