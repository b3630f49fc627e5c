using System.CommandLine;
using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Commands;

/// <summary>Brings a file into a player's ledger, as the import page does.</summary>
internal sealed class ImportCommand : DatabaseCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A CSV file, or the JSON of the older application; up to two million rows." };
    private readonly Option<string> _user = new("--user") { Description = "The player's e-mail address.", Required = true };
    private readonly Option<string?> _preset = new("--preset") { Description = "What kind of file it is, if it is not recognised: stakeeasy, poker-bankroll-tracker, poker-analytics, bank, table, legacy-csv, legacy-json." };
    private readonly Option<string?> _account = new("--account") { Description = "Where rows go that name no account." };
    private readonly Option<string?> _dates = new("--dates") { Description = "How days are written where the file leaves it open: dmy, mdy or ymd." };
    private readonly Option<string?> _decimal = new("--decimal") { Description = "Which sign separates decimals where the file leaves it open: point or comma." };
    private readonly Option<bool> _open = new("--open-accounts") { Description = "Open accounts that the file names and the player does not have." };
    private readonly Option<bool> _skip = new("--skip-bad-rows") { Description = "Import the others when rows have errors." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would happen." };

    public ImportCommand(Composition composition, string[] settings)
        : base("import", "Import a file into a player's ledger: every row is checked first, then all are imported or none.", composition, settings)
    {
        _dates.AcceptOnlyFromAmong("dmy", "mdy", "ymd");
        _decimal.AcceptOnlyFromAmong("point", "comma");
        Arguments.Add(_file);
        foreach (var option in new Option[] { _user, _preset, _account, _dates, _decimal, _open, _skip, _dryRun })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        if (await run.Service<IPlayers>().FindByEmailAsync(run.Get(_user)!, ct) is not { } player)
        {
            return CommandRun.Fail($"There is no player {run.Get(_user)}.");
        }

        var path = run.Get(_file)!;
        if (!File.Exists(path))
        {
            return CommandRun.Fail($"There is no file {path}.");
        }

        var imports = run.Service<IImports>();
        await using var content = File.OpenRead(path);
        var received = await imports.ReceiveAsync(player.Id, Path.GetFileName(path), content, long.MaxValue, ct);
        if (!received.Succeeded)
        {
            return CommandRun.Fail(received.Error.Message);
        }

        try
        {
            return await ImportAsync(run, imports, player, received.Value, ct);
        }
        finally
        {
            imports.Discard(player.Id, received.Value);
        }
    }

    private async Task<int> ImportAsync(CommandRun run, IImports imports, Player player, Guid id, CancellationToken ct)
    {
        var moment = new ImportMoment(player.DayOf(run.Service<TimeProvider>().GetUtcNow()), player.TimeZone);
        if (await ChooseAsync(run, imports, player, id, moment, ct) is { } wrong)
        {
            return CommandRun.Fail(wrong);
        }

        var check = await run.WithProgressAsync("Checking", p => imports.CheckAsync(player.Id, id, moment, p, ct));
        if (!check.Succeeded)
        {
            return CommandRun.Fail(check.Error.Message);
        }

        // The same file once more is no mistake: everything in it is there, but for rows that are left out on purpose.
        if (run.Get(_dryRun) || (check.Value is { New: 0, Known: > 0 } && (check.Value.Bad == 0 || run.Get(_skip))))
        {
            Tell(run, check.Value, imported: 0);
            return 0;
        }

        var result = await run.WithProgressAsync("Importing", p => imports.CommitAsync(player.Id, id, moment, run.Get(_skip), p, ct));
        if (result.Succeeded)
        {
            Tell(run, check.Value, result.Value.Imported);
            return 0;
        }

        foreach (var bad in check.Value.FirstBad)
        {
            await Console.Error.WriteLineAsync($"{bad.Place}, {(bad.Column.Length == 0 ? "row" : bad.Column)}: {bad.Reason}");
        }

        return CommandRun.Fail(result.Error.Message);
    }

    /// <summary>Null if all is chosen; otherwise what is missing.</summary>
    private async Task<string?> ChooseAsync(CommandRun run, IImports imports, Player player, Guid id, ImportMoment moment, CancellationToken ct)
    {
        var choices = (await imports.OpenAsync(player.Id, id, moment, ct))!.Choices;
        if (run.Get(_preset) is { } preset)
        {
            if (!await imports.ChooseAsync(player.Id, id, choices with { Preset = preset }, ct))
            {
                return $"{preset} is no kind of file StakeEasy knows: {string.Join(", ", imports.Presets.Select(p => p.Key))}.";
            }

            choices = (await imports.OpenAsync(player.Id, id, moment, ct))!.Choices;
        }

        var named = (await run.Service<IAccounts>().ListAsync(player.Id, ct)).FirstOrDefault(a => string.Equals(a.Name, run.Get(_account), StringComparison.OrdinalIgnoreCase));
        if (run.Get(_account) is { } account && named is null)
        {
            return $"{player.Email} has no account {account}.";
        }

        DateOrder? order = run.Get(_dates) switch { "dmy" => DateOrder.DayFirst, "mdy" => DateOrder.MonthFirst, "ymd" => DateOrder.YearFirst, _ => null };
        bool? comma = run.Get(_decimal) switch { "comma" => true, "point" => false, _ => choices.DecimalComma };
        await imports.ChooseAsync(
            player.Id, id, choices with { Account = named?.Id ?? choices.Account, Dates = order ?? choices.Dates, DecimalComma = comma, OpensUnknown = run.Get(_open) }, ct);
        return null;
    }

    private static void Tell(CommandRun run, ImportCheck check, int imported)
    {
        if (run.WantsJson)
        {
            CommandRun.WriteJson(new { Imported = imported, check.New, check.Known, check.Bad, BadRows = check.FirstBad, UnknownAccounts = check.UnknownAccounts.Select(u => u.Name) });
            return;
        }

        foreach (var bad in check.FirstBad)
        {
            CommandRun.Write($"{bad.Place}, {(bad.Column.Length == 0 ? "row" : bad.Column)}: {bad.Reason}");
        }

        CommandRun.Write(string.Create(CultureInfo.InvariantCulture, $"{check.New} new, {check.Known} already there, {check.Bad} with an error; {imported} imported."));
    }
}
