using Npgsql;
using StakeEasy.Currency.Contracts;

namespace StakeEasy.Currency.Snapshots;

/// <summary>
/// Holds the newest snapshot. A refresh in this process drops it at once; one of another process is noticed within a minute by
/// looking at the newest batch, and by <see cref="AtLeastAsync"/> as soon as its effects are met.
/// </summary>
internal sealed class RateSnapshots(NpgsqlDataSource database, TimeProvider clock) : IExchangeRates, IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private Held? _held;
    private long _wanted;

    public ValueTask<ExchangeRates> LatestAsync(CancellationToken ct)
    {
        var held = Volatile.Read(ref _held);
        return held is not null && IsFresh(held, Volatile.Read(ref _wanted))
            ? ValueTask.FromResult(held.Rates)
            : new ValueTask<ExchangeRates>(RenewAsync(Volatile.Read(ref _wanted), ct));
    }

    public ValueTask<ExchangeRates> AtLeastAsync(long version, CancellationToken ct)
    {
        var held = Volatile.Read(ref _held);
        return held is not null && IsFresh(held, version) ? ValueTask.FromResult(held.Rates) : new ValueTask<ExchangeRates>(RenewAsync(version, ct));
    }

    /// <summary>From now on, only this version or a newer one will do.</summary>
    public void Expect(long version)
    {
        long seen;
        while ((seen = Volatile.Read(ref _wanted)) < version)
        {
            Interlocked.CompareExchange(ref _wanted, version, seen);
        }
    }

    public void Dispose() => _loading.Dispose();

    private bool IsFresh(Held held, long wanted) =>
        held.Rates.Version >= wanted && clock.GetUtcNow() - held.CheckedAt < LookAgain;

    private async Task<ExchangeRates> RenewAsync(long wanted, CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            var held = _held;
            if (held is not null && IsFresh(held, wanted))
            {
                return held.Rates;
            }

            var now = clock.GetUtcNow();
            await using var connection = await database.OpenConnectionAsync(ct);
            var keep = held is not null && now - held.LoadedAt < LongestLife
                && held.Rates.Version >= await SnapshotReader.VersionAsync(connection, ct);
            held = keep
                ? held! with { CheckedAt = now }
                : new Held(await SnapshotReader.ReadAsync(connection, ct), now, now);
            Volatile.Write(ref _held, held);
            return held.Rates;
        }
        finally
        {
            _loading.Release();
        }
    }

    private sealed record Held(ExchangeRates Rates, DateTimeOffset LoadedAt, DateTimeOffset CheckedAt);
}
