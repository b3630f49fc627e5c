using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// Redis, asked politely: an answer that does not come within a moment is no answer. The client's asynchronous calls know no
/// time limit of their own, and a server that hangs would hang us.
/// </summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(250);

    private readonly ILogger _log;
    private readonly Task<ConnectionMultiplexer> _connecting;
    private int _down;

    public RedisServer(string configuration, ILogger log)
    {
        _log = log;
        var options = Parse(configuration);
        options.AbortOnConnectFail = false; // It may come up later than we do.
        options.ConnectTimeout = 1000;
        options.SyncTimeout = 500;
        options.KeepAlive = 10;
        _connecting = ConnectionMultiplexer.ConnectAsync(options);
    }

    private static ConfigurationOptions Parse(string configuration)
    {
        try
        {
            return ConfigurationOptions.Parse(configuration);
        }
        catch (ArgumentException e)
        {
            throw new SetupException($"ConnectionStrings__Redis cannot be read: {e.Message}", e);
        }
    }

    /// <summary>False if there was no answer.</summary>
    public async ValueTask<(bool Answered, T? Answer)> AskAsync<T>(Func<IDatabase, Task<T>> question, CancellationToken ct)
    {
        try
        {
            var redis = await _connecting.WaitAsync(Budget, ct);
            if (!redis.IsConnected)
            {
                Report(isDown: true, null);
                return (false, default);
            }

            var answer = await question(redis.GetDatabase()).WaitAsync(Budget, ct);
            Report(isDown: false, null);
            return (true, answer);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            Report(isDown: true, e);
            return (false, default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connecting.IsCompletedSuccessfully)
        {
            await (await _connecting).CloseAsync(allowCommandsToComplete: false);
        }
    }

    /// <summary>One line when it goes and one when it comes back, however many requests notice.</summary>
    private void Report(bool isDown, Exception? e)
    {
        if (Interlocked.Exchange(ref _down, isDown ? 1 : 0) == (isDown ? 1 : 0))
        {
            return;
        }

        if (isDown)
        {
            _log.LogWarning(e, "Redis does not answer; pages are computed without the cache until it does");
        }
        else
        {
            _log.LogInformation("Redis answers again");
        }
    }
}
