using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.SharedKernel.Database;

namespace StakeEasy.Bench;

/// <summary>How many statements one request sends, as the server's own log tells.</summary>
internal static class Statements
{
    public static async Task<(int Dashboard, int Chart, int Deposit)> CountAsync(Checkout checkout, string data, string email, string password)
    {
        await using var database = await EmbeddedPostgres.JoinAsync(new(data), NullLogger.Instance, CancellationToken.None);
        await LogAsync(database.ConnectionString, "all");
        try
        {
            await using var server = await Server.ApplicationAsync(checkout, data, "off");
            using var player = await Player.SignInAsync(server.Address, email, password);
            var log = Path.Combine(data, "postgres", "server.log");
            await player.DepositAsync();
            await player.GetAsync("/dashboard");
            return (
                await CountAsync(log, () => player.GetAsync("/dashboard")),
                await CountAsync(log, () => player.GetAsync("/dashboard/chart?period=year")),
                await CountAsync(log, () => player.DepositAsync()));
        }
        finally
        {
            await LogAsync(database.ConnectionString, "none");
        }
    }

    private static async Task<int> CountAsync(string log, Func<Task> request)
    {
        var before = await LinesAsync(log);
        await request();
        return await LinesAsync(log) - before;
    }

    private static async Task<int> LinesAsync(string log) =>
        (await File.ReadAllLinesAsync(log)).Count(l => l.Contains("LOG:  execute ", StringComparison.Ordinal) || l.Contains("LOG:  statement: ", StringComparison.Ordinal));

    private static async Task LogAsync(string connectionString, string what)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"alter database stakeeasy set log_statement = '{what}'", connection);
        await command.ExecuteNonQueryAsync();
    }
}
