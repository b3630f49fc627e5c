using System.CommandLine;
using System.Globalization;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.Legacy;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Commands;

/// <summary><c>import-legacy</c>: an installation of the older application into StakeEasy, every user's figures equal to the cent.</summary>
internal sealed class ImportLegacyCommand(TextWriter output, TextWriter error) : ReportingCommand(output, error)
{
    private const string Schema = "legacy";

    private static readonly string[] Fixes = [.. LegacyNoteKind.All.Select(k => k.Fix).OfType<string>().Union(Choices.KnownFixes.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private readonly Option<string[]> _fix = new("--fix") { HelpName = "NAME", Description = "What to do with rows that cannot come over as they stand; the report names the fix for each. Can be given several times: " + string.Join(", ", Fixes) + ".", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _currency = new("--currency") { HelpName = "OLD=NEW", Description = "A currency code that is written otherwise here; can be given several times.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _email = new("--email") { HelpName = "NUMBER=ADDRESS", Description = "Another e-mail address for a user of the older application; can be given several times.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Does everything, reports, and takes it back." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Keeps the tables that a stopped or killed run has copied, if they are complete and unchanged." };

    public override Command Build()
    {
        _fix.AcceptOnlyFromAmong(Fixes);
        var command = new Command("import-legacy", "Brings the users of the older application and all their figures into StakeEasy: whole and verified, or not at all.")
        {
            Options.Source, Options.Target, Options.Data, Options.Exclude, _fix, _currency, _email, Options.Jobs, _dryRun, _resume, Options.ReportFile, Options.Json,
        };
        command.SetAction((arguments, ct) => RunAsync("import-legacy", arguments, (report, progress) => ImportAsync(arguments, report, progress, ct)));
        return command;
    }

    private async Task ImportAsync(ParseResult arguments, Report report, IProgressView progress, CancellationToken ct)
    {
        var choices = Read(arguments);
        await using var target = await OpenedTarget.OpenAsync(Options, arguments, ct);
        await LegacyStep.RequireStakeEasyAsync(target.ConnectionString, ct);
        await using var source = await OpenSourceAsync(Options, arguments, ct);
        var step = new LegacyStep(Schema, choices, arguments.GetValue(_dryRun), progress);
        var settings = new CopySettings(Copy(choices, arguments.GetValue(Options.Exclude) ?? []), arguments.GetValue(Options.Jobs), CopySettings.UsualBatchBytes, DryRun: false, arguments.GetValue(_resume), QuarantineFolder: null)
        {
            Step = step,
        };
        await new CopyRun(source, target.Target, settings, progress, TimeProvider.System).ExecuteAsync(report, ct);
    }

    /// <summary>All its times are UTC; its addresses are judged by the import.</summary>
    private static RunOptions Copy(LegacyChoices choices, IReadOnlyList<string> exclude) => new()
    {
        Schema = Schema,
        Exclude = exclude,
        Legacy = choices,
        Choices = new Choices
        {
            UtcColumns = ["*.*"],
            Fixes = [.. choices.Fixes.Where(Choices.KnownFixes.ContainsKey).Append("duplicates").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        },
    };

    private LegacyChoices Read(ParseResult arguments) => new()
    {
        Fixes = [.. (arguments.GetValue(_fix) ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Currencies = Pairs(arguments.GetValue(_currency), "--currency", "RMB=CNY", code => code.ToUpperInvariant()),
        Emails = Pairs(arguments.GetValue(_email), "--email", "17=ana@example.org", text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new MigrationException($"{text} is no user's number: write --email 17=ana@example.org.")),
    };

    private static SortedDictionary<TKey, string> Pairs<TKey>(string[]? given, string option, string example, Func<string, TKey> key)
        where TKey : notnull
    {
        var pairs = new SortedDictionary<TKey, string>();
        foreach (var text in given ?? [])
        {
            if (text.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } left, { Length: > 0 } right])
            {
                throw new MigrationException($"{text} has no two parts: write {option} {example}.");
            }

            if (!pairs.TryAdd(key(left), right) && !string.Equals(pairs[key(left)], right, StringComparison.Ordinal))
            {
                throw new MigrationException($"{option} says two things of {left}: {pairs[key(left)]} and {right}. Leave one out.");
            }
        }

        return pairs;
    }
}
