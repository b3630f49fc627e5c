using System.Diagnostics;
using System.Globalization;
using StakeEasy.Host.Commands;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Bench;

/// <summary>One command over a whole ledger.</summary>
/// <param name="PeakMiB">The most memory the process held.</param>
internal sealed record BulkFigure(string Name, TimeSpan Took, decimal PeakMiB, long Bytes);

/// <summary>A million entries out of one ledger and into another, by the commands a player would use, beside PostgreSQL's own COPY.</summary>
internal sealed class BulkWork(Checkout checkout, string data, string work)
{
    private const string Importer = "bench-import@stakeeasy.example";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public async Task<List<BulkFigure>> ExportsAsync(string email)
    {
        var found = new List<BulkFigure>();
        foreach (var format in new[] { "csv", "json", "hledger" })
        {
            var file = FileOf(format);
            var (took, peak) = await CommandAsync("export", "--user", email, "--format", format, "--output", file);
            found.Add(new("export to " + format, took, peak, new FileInfo(file).Length));
        }

        return found;
    }

    /// <summary>The exported CSV into the empty ledger of a new player.</summary>
    public async Task<BulkFigure> ImportAsync(ModulesOnServer modules)
    {
        await modules.With((IPlayerAdmin p) => p.CreateAsync(Importer, SeedDemoCommand.Password, Preferences.Default, default));
        var file = FileOf("csv");
        var (took, peak) = await CommandAsync("import", file, "--user", Importer, "--preset", "stakeeasy", "--open-accounts");
        return new("import of that CSV", took, peak, new FileInfo(file).Length);
    }

    /// <summary>The very rows the import wrote, once more, into a table with the same columns and indexes.</summary>
    public async Task<BulkFigure> CopyAsync(ModulesOnServer modules)
    {
        var owner = (await modules.With((IPlayers p) => p.FindByEmailAsync(Importer, default)))!.Id;
        var file = FileOf("copy");
        await using var connection = await modules.Database.OpenConnectionAsync();
        await using (var target = File.Create(file))
        await using (var source = await connection.BeginRawBinaryCopyAsync(
            $"copy (select * from bankroll.entries where owner_id = '{owner}' order by day, occurred_at, id) to stdout (format binary)"))
        {
            await source.CopyToAsync(target);
        }

        await modules.ExecuteAsync("create table public.copied (like bankroll.entries including all)");
        var start = Stopwatch.GetTimestamp();
        await using (var source = File.OpenRead(file))
        await using (var target = await connection.BeginRawBinaryCopyAsync("copy public.copied from stdin (format binary)"))
        {
            await source.CopyToAsync(target);
        }

        var took = Stopwatch.GetElapsedTime(start);
        await modules.ExecuteAsync("drop table public.copied");
        return new("COPY of the same rows into the same indexed table", took, 0m, new FileInfo(file).Length);
    }

    private string FileOf(string kind) => Path.Combine(work, "bulk." + kind);

    private async Task<(TimeSpan Took, decimal PeakMiB)> CommandAsync(params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Checkout.Start([checkout.Application, .. arguments, "--data", data], [], capture: true);
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0m;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(Look));
        }

        return process.ExitCode == 0
            ? (Stopwatch.GetElapsedTime(start), peak)
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await output}");
    }

    /// <summary>The kernel keeps the high-water mark; only its end is missed by the length of one look.</summary>
    private static decimal PeakOf(Process process)
    {
        try
        {
            return File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status")
                .Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Select(l => decimal.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024m)
                .FirstOrDefault();
        }
        catch (IOException)
        {
            return 0m; // It has just ended.
        }
    }
}
