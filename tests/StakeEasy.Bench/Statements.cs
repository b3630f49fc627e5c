using System.Text;

namespace StakeEasy.Bench;

/// <summary>How many statements something sends, as the server's own log tells while this listens.</summary>
internal sealed class Statements : IAsyncDisposable
{
    /// <summary>Sessions hear of the new configuration with their next statement.</summary>
    private static readonly TimeSpan UntilHeard = TimeSpan.FromMilliseconds(500);

    private readonly ModulesOnServer _modules;
    private readonly string _log;

    private Statements(ModulesOnServer modules, string data) => (_modules, _log) = (modules, Path.Combine(data, "postgres", "server.log"));

    public static async Task<Statements> ListenAsync(ModulesOnServer modules, string data)
    {
        var statements = new Statements(modules, data);
        await statements.LogAsync("all");
        return statements;
    }

    public async Task<int> CountAsync(Func<Task> work)
    {
        var from = new FileInfo(_log).Length;
        await work();
        await using var log = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = from;
        using var text = new StreamReader(log, Encoding.UTF8);
        var lines = (await text.ReadToEndAsync()).Split('\n');
        return lines.Count(l => l.Contains("LOG:  execute ", StringComparison.Ordinal) || l.Contains("LOG:  statement: ", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync() => await LogAsync("none");

    private async Task LogAsync(string what)
    {
        await _modules.ExecuteAsync($"alter system set log_statement = '{what}'");
        await _modules.ExecuteAsync("select pg_reload_conf()");
        await Task.Delay(UntilHeard);
    }
}
