using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Data;

namespace StakeEasy.Identity.Attempts;

internal sealed class AttemptCounter(IdentityDbContext db, TimeProvider clock) : IAttempts
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public async Task<TimeSpan?> CountAsync(string key, int perMinute, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var window = WindowOf(now);
        var digest = Digest(key);

        // One statement counts and reads: attempts that arrive together cannot all see the same free place.
        var counts = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO identity.attempts AS a (window_start, key, count) VALUES ({window}, {digest}, 1)
            ON CONFLICT (window_start, key) DO UPDATE SET count = a.count + 1
            RETURNING count AS "Value"
            """).ToListAsync(ct);

        if (counts[0] == 1)
        {
            await db.Attempts.Where(a => a.WindowStart < window - Kept).ExecuteDeleteAsync(ct);
        }

        return counts[0] <= perMinute ? null : window + Window - now;
    }

    public Task ForgiveAsync(string key, CancellationToken ct)
    {
        var window = WindowOf(clock.GetUtcNow());
        var digest = Digest(key);
        return db.Attempts.Where(a => a.WindowStart == window && a.Key == digest && a.Count > 0)
            .ExecuteUpdateAsync(a => a.SetProperty(w => w.Count, w => w.Count - 1), ct);
    }

    private static DateTimeOffset WindowOf(DateTimeOffset now) => new(now.UtcTicks - (now.UtcTicks % Window.Ticks), TimeSpan.Zero);

    private static string Digest(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
