using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.Legacy;
using StakeEasy.Migrator.Run;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Database;

namespace StakeEasy.Migrator.Commands;

/// <summary><c>import-legacy</c>: an installation of the older application into StakeEasy, every user's figures equal to the cent.</summary>
internal sealed class ImportLegacyCommand(TextWriter output, TextWriter error) : ReportingCommand(output, error)
{
    private const string Schema = "legacy";

    private static readonly string[] Fixes = [.. LegacyNoteKind.All.Select(k => k.Fix).OfType<string>().Union(Choices.KnownFixes.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private readonly Option<string?> _data = new("--data") { Description = "Data folder of a StakeEasy that keeps its own database, in place of --target." };
    private readonly Option<string[]> _fix = new("--fix") { Description = "What to do with rows that cannot come over as they stand; the report names the fix for each.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _currency = new("--currency") { Description = "OLD=NEW: a currency code that is written otherwise here; can be given several times.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _email = new("--email") { Description = "NUMBER=ADDRESS: another e-mail address for a user of the older application; can be given several times.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Does everything, reports, and takes it back." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Keeps the tables that a stopped or killed run has copied, if they are complete and unchanged." };

    public override Command Build()
    {
        _fix.AcceptOnlyFromAmong(Fixes);
        var command = new Command("import-legacy", "Brings the users of the older application and all their figures into StakeEasy: whole and verified, or not at all.")
        {
            Options.Source, Options.Target, _data, _fix, _currency, _email, Options.Jobs, _dryRun, _resume, Options.ReportFile, Options.Json,
        };
        command.SetAction((arguments, ct) => RunAsync("import-legacy", arguments, (report, progress) => ImportAsync(arguments, report, progress, ct)));
        return command;
    }

    private async Task ImportAsync(ParseResult arguments, Report report, IProgressView progress, CancellationToken ct)
    {
        var choices = Read(arguments);
        await using var embedded = await JoinAsync(arguments.GetValue(_data), ct);
        var connectionString = embedded?.ConnectionString ?? CommonOptions.ConnectionString(arguments.GetValue(Options.Target), "STAKEEASY_TARGET", "--target");
        await using var target = await Providers.OpenTargetAsync(connectionString, ct);
        await LegacyStep.RequireStakeEasyAsync(connectionString, ct);
        await using var source = await OpenSourceAsync(Options, arguments, ct);
        var step = new LegacyStep(Schema, choices, arguments.GetValue(_dryRun), progress);
        var settings = new CopySettings(Copy(choices), arguments.GetValue(Options.Jobs), CopySettings.UsualBatchBytes, DryRun: false, arguments.GetValue(_resume), QuarantineFolder: null)
        {
            Step = step,
        };
        await new CopyRun(source, target, settings, progress, TimeProvider.System).ExecuteAsync(report, ct);
    }

    /// <summary>All its times are UTC; its addresses are judged by the import.</summary>
    private static RunOptions Copy(LegacyChoices choices) => new()
    {
        Schema = Schema,
        Choices = new Choices
        {
            UtcColumns = ["*.*"],
            Fixes = [.. choices.Fixes.Where(Choices.KnownFixes.ContainsKey).Append("duplicates").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        },
    };

    private LegacyChoices Read(ParseResult arguments) => new()
    {
        Fixes = (arguments.GetValue(_fix) ?? []).ToHashSet(StringComparer.Ordinal),
        Currencies = Pairs(arguments.GetValue(_currency), "--currency RMB=CNY").ToDictionary(p => p.Key.ToUpperInvariant(), p => p.Value, StringComparer.Ordinal),
        Emails = Pairs(arguments.GetValue(_email), "--email 17=ana@example.org").ToDictionary(
            p => long.TryParse(p.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw new MigrationException($"{p.Key} is no user's number: write --email 17=ana@example.org."),
            p => p.Value),
    };

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string[]? given, string example) => (given ?? []).Select(text =>
        text.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } key, { Length: > 0 } value]
            ? KeyValuePair.Create(key, value)
            : throw new MigrationException($"{text} has no two parts: write {example}."));

    private static async Task<EmbeddedPostgres?> JoinAsync(string? folder, CancellationToken ct)
    {
        if (folder is null)
        {
            return null;
        }

        if (!EmbeddedPostgres.IsIn(folder))
        {
            throw new MigrationException($"There is no StakeEasy in {folder}. Start it once with --data {folder}, then import.");
        }

        try
        {
            return await EmbeddedPostgres.JoinAsync(new EmbeddedPostgresOptions(Path.GetFullPath(folder)), NullLogger.Instance, ct);
        }
        catch (SetupException e)
        {
            throw new MigrationException(e.Message, e);
        }
    }
}
