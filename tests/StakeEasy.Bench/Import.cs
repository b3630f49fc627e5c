using System.Diagnostics;
using StakeEasy.Host.Commands;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Bench;

/// <summary>A whole ledger's CSV into the empty one of a new player, by the command a player would use, beside PostgreSQL's own COPY.</summary>
internal sealed class Import(Checkout checkout, string data, string work)
{
    private const string Email = "bench-import@stakeeasy.example";

    public async Task<(BulkFigure Import, IReadOnlyList<BulkFigure> Copies)> MeasureAsync(string csv, long rows)
    {
        await using var modules = await ModulesOnServer.OpenAsync(data);
        await modules.With((IPlayerAdmin p) => p.CreateAsync(Email, SeedDemoCommand.Password, Preferences.Default, default));
        var owner = (await modules.With((IPlayers p) => p.FindByEmailAsync(Email, default)))!.Id.Value;
        var import = await ImportAsync(csv);
        var written = await modules.ScalarAsync<long>($"select count(*) from bankroll.entries where owner_id = '{owner}'");
        return written == rows
            ? (import, [await CopyAsync(modules, "entries", owner, "day, occurred_at, id"), await CopyAsync(modules, "sessions", owner, "started_at, id")])
            : throw new InvalidOperationException($"{written} entries were imported instead of {rows}.");
    }

    private async Task<BulkFigure> ImportAsync(string csv)
    {
        using var process = checkout.StartCommand(data, "import", csv, "--user", Email, "--preset", "stakeeasy", "--open-accounts");
        var (took, peak) = await Measured.RunAsync(process, "import");
        return new("import", took, peak, new FileInfo(csv).Length);
    }

    /// <summary>The very rows the import wrote, once more, into an empty table with the same columns, checks, foreign keys and indexes.</summary>
    private async Task<BulkFigure> CopyAsync(ModulesOnServer modules, string table, Guid owner, string order)
    {
        var file = Path.Combine(work, table + ".copy");
        await using var connection = await modules.Database.OpenConnectionAsync();
        await using (var target = File.Create(file))
        await using (var source = await connection.BeginRawBinaryCopyAsync(
            $"copy (select * from bankroll.{table} where owner_id = '{owner}' order by {order}) to stdout (format binary)"))
        {
            await source.CopyToAsync(target);
        }

        await modules.ExecuteAsync($"""
            create table public.copied (like bankroll.{table} including all);
            do $do$ declare keys text; begin
              for keys in select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'bankroll.{table}'::regclass and contype = 'f' loop
                execute 'alter table public.copied add ' || keys;
              end loop;
            end $do$
            """);
        var start = Stopwatch.GetTimestamp();
        await using (var source = File.OpenRead(file))
        await using (var target = await connection.BeginRawBinaryCopyAsync("copy public.copied from stdin (format binary)"))
        {
            await source.CopyToAsync(target);
        }

        var took = Stopwatch.GetElapsedTime(start);
        await modules.ExecuteAsync("drop table public.copied");
        return new($"COPY of its rows of `{table}`", took, 0m, new FileInfo(file).Length);
    }
}
