using System.Globalization;
using System.Diagnostics;

namespace StakeEasy.Bench;

/// <summary>A ledger that is measured: what it is called, in which data folder it lies, and whose it is.</summary>
internal sealed record MeasuredLedger(string Name, string Data, string Email);

/// <summary>
/// The data folders of a run: one with a player of each size, one where a player of the smallest has ten thousand others around, one that is
/// new. Each is filled when it is first needed.
/// </summary>
internal sealed class BenchData(Checkout checkout, string folder, Action<string> say)
{
    public const string InCrowd = "1,000 of 10M";

    private const string CrowdEmail = "bench-crowd@stakeeasy.example";

    public static readonly IReadOnlyList<int> Sizes = [1_000, 10_000, 100_000, 1_000_000];

    public string Players => Path.Combine(folder, "players");

    /// <summary>How long it took to make up each player, the start of the program included.</summary>
    public Dictionary<int, TimeSpan> Seeded { get; } = [];

    public static string EmailOf(int size) => string.Create(CultureInfo.InvariantCulture, $"bench-{size}@stakeeasy.example");

    public static string NameOf(int size) => string.Create(CultureInfo.InvariantCulture, $"{size:N0}");

    public async Task SeedPlayersAsync()
    {
        // The first start makes the database, which no player waits for twice.
        await OnceAsync(Players, "first", () => SeedAsync(Players, 100, "bench-first@stakeeasy.example"));
        foreach (var size in Sizes)
        {
            Seeded[size] = await OnceAsync(Players, NameOf(size) + " entries", () => SeedAsync(Players, size, EmailOf(size)));
        }
    }

    /// <summary>Every size alone, and the smallest in the crowd.</summary>
    public async Task<IReadOnlyList<MeasuredLedger>> LedgersAsync()
    {
        await SeedPlayersAsync();
        var crowd = Path.Combine(folder, "crowd");
        await OnceAsync(crowd, "crowd", async () =>
        {
            await SeedAsync(crowd, Sizes[0], CrowdEmail);
            await using var modules = await ModulesOnServer.OpenAsync(crowd);
            await Crowd.SeedAsync(modules, Crowd.Owners, say);
        });
        return [.. Sizes.Select(s => new MeasuredLedger(NameOf(s), Players, EmailOf(s))), new(InCrowd, crowd, CrowdEmail)];
    }

    /// <summary>So many players and nobody else to speak of.</summary>
    public async Task<string> ManyAsync(int players)
    {
        var many = Path.Combine(folder, "many");
        await OnceAsync(many, $"{players} players", async () =>
        {
            await SeedAsync(many, 100, "bench-first@stakeeasy.example");
            await using var modules = await ModulesOnServer.OpenAsync(many);
            await Crowd.SeedAsync(modules, players, say);
        });
        return many;
    }

    /// <summary>A folder with a database and nothing of anybody's in it that matters.</summary>
    public async Task<string> NewAsync()
    {
        var data = Path.Combine(folder, "new");
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        await SeedAsync(data, 100, "bench-first@stakeeasy.example");
        return data;
    }

    private async Task SeedAsync(string data, int entries, string email) =>
        await checkout.CommandAsync(data, "seed-demo", "--entries", entries.ToString(CultureInfo.InvariantCulture), "--email", email);

    /// <summary>Does it unless an earlier run with the same folder did; how long it took then or now.</summary>
    private async Task<TimeSpan> OnceAsync(string data, string what, Func<Task> work)
    {
        Directory.CreateDirectory(data);
        var done = Path.Combine(folder, $"seeded {what}");
        if (!File.Exists(done))
        {
            say($"seeding: {what}");
            var start = Stopwatch.GetTimestamp();
            await work();
            await File.WriteAllTextAsync(done, Stopwatch.GetElapsedTime(start).ToString("c", CultureInfo.InvariantCulture));
        }

        return TimeSpan.Parse(await File.ReadAllTextAsync(done), CultureInfo.InvariantCulture);
    }
}
