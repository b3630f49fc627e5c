using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// The other processes on this database: nodes, and commands run beside them. Removals are told and heard over PostgreSQL's
/// LISTEN and NOTIFY, because the database is the one thing all of them share. While we cannot hear, the cache is not used;
/// when we can again, everything in it is dropped, for something may have been said meanwhile.
/// </summary>
internal sealed class CachePeers(NpgsqlDataSource connections, ITagStamps stamps, CacheOptions options, TimeProvider clock, ILogger<CachePeers> log) : BackgroundService
{
    private const string Channel = "stakeeasy_cache";

    /// <summary>How often a silent connection is checked: a broken network says nothing.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _self = Guid.NewGuid().ToString("N");
    private volatile bool _hearing;

    public bool Hearing => _hearing;

    /// <summary>Call after the commit: whoever hears it will read the database again.</summary>
    public async Task TellAsync(string tag, CancellationToken ct)
    {
        await using var command = connections.CreateCommand("SELECT pg_notify($1, $2)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _self + tag });
        await command.ExecuteNonQueryAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        log.LogInformation("The cache is {Place}", options.Mode switch { CacheMode.Redis => "in Redis", CacheMode.Memory => "in memory", _ => "off" });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                log.LogWarning(e, "Removals by other processes cannot be heard; the cache is off until they can");
            }
            finally
            {
                _hearing = false;
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await connections.OpenConnectionAsync(ct);
        connection.Notification += (_, said) => Heard(said.Payload);
        await using var listen = new NpgsqlCommand("LISTEN " + Channel, connection);
        await listen.ExecuteNonQueryAsync(ct);

        await stamps.ReplaceAsync(StampedCache.Everything, ct);
        _hearing = true;
        await using var check = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = 5 };
        while (true)
        {
            if (!await connection.WaitAsync(Silence, ct))
            {
                await check.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private void Heard(string payload)
    {
        if (payload.Length <= _self.Length || payload.StartsWith(_self, StringComparison.Ordinal))
        {
            return;
        }

        var replacing = stamps.ReplaceAsync(payload[_self.Length..], CancellationToken.None);
        if (!replacing.IsCompleted)
        {
            // Redis: the tag is owed from the first moment, so nothing has to wait for the answer.
            _ = replacing.AsTask();
        }
    }
}
