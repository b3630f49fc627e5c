using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// Redis, asked politely: an answer that does not come within a moment is no answer, and after two of those it is left alone for a while,
/// so that no page waits longer than it would take to compute it. The client's asynchronous calls know no time limit of their own.
/// </summary>
internal sealed class RedisServer : IAsyncDisposable
{
    /// <summary>Failures in a row before it is left alone.</summary>
    private const int Patience = 2;

    /// <summary>Trouble that stays away this long is over.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _budget;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Task<ConnectionMultiplexer> _connecting;
    private readonly Lock _lock = new();
    private int _failures;
    private DateTimeOffset _askAgainAt = DateTimeOffset.MinValue;
    private DateTimeOffset? _lastTrouble;

    public RedisServer(string configuration, TimeSpan budget, TimeProvider clock, ILogger log)
    {
        _budget = budget;
        _clock = clock;
        _log = log;
        var options = Parse(configuration);
        options.AbortOnConnectFail = false; // It may come up later than we do.
        options.ConnectTimeout = 1000;
        options.SyncTimeout = 500;
        options.KeepAlive = 10;
        _connecting = ConnectionMultiplexer.ConnectAsync(options);
    }

    /// <summary>False if there was no answer.</summary>
    public async ValueTask<(bool Answered, T? Answer)> AskAsync<T>(Func<IDatabase, Task<T>> question, CancellationToken ct)
    {
        if (!MayAsk())
        {
            return (false, default);
        }

        try
        {
            var redis = await _connecting.WaitAsync(_budget, ct);
            if (!redis.IsConnected)
            {
                Failed(null);
                return (false, default);
            }

            var answer = await question(redis.GetDatabase()).WaitAsync(_budget, ct);
            Answered();
            return (true, answer);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            Failed(e);
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

    /// <summary>While it is left alone one request per pause tries it; the others do not wait for the answer.</summary>
    private bool MayAsk()
    {
        lock (_lock)
        {
            if (_failures < Patience)
            {
                return true;
            }

            var now = _clock.GetUtcNow();
            if (now < _askAgainAt)
            {
                return false;
            }

            _askAgainAt = now + LeftAlone;
            return true;
        }
    }

    /// <summary>One line when trouble begins, however many requests notice and whatever kind it is: a full server still answers some questions.</summary>
    private void Failed(Exception? e)
    {
        bool first;
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            _failures++;
            _askAgainAt = now + LeftAlone;
            first = _lastTrouble is null;
            _lastTrouble = now;
        }

        if (first)
        {
            _log.LogWarning(e, "Redis does not answer as it should; pages are computed without the cache where it does not");
        }
    }

    private void Answered()
    {
        bool over;
        lock (_lock)
        {
            _failures = 0;
            over = _lastTrouble is { } last && _clock.GetUtcNow() - last > Recovery;
            _lastTrouble = over ? null : _lastTrouble;
        }

        if (over)
        {
            _log.LogInformation("Redis answers again");
        }
    }
}
