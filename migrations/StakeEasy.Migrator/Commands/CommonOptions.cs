using System.CommandLine;
using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Commands;

/// <summary>Options that several commands share, and what they come to.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Source { get; } = new("--source")
    {
        HelpName = "CONNECTION",
        Description = "The database to read: mysql://user:password@host/database, or postgresql://user:password@host/database?search_path=schema. @FILE reads it from a file; without the option it is taken from STAKEEASY_SOURCE. There nobody sees it in the list of processes.",
    };

    public Option<string?> Target { get; } = new("--target")
    {
        HelpName = "CONNECTION",
        Description = "The database to write: postgresql://user:password@host/database. Likewise @FILE, or STAKEEASY_TARGET.",
    };

    public Option<string?> Data { get; } = new("--data") { HelpName = "FOLDER", Description = "Data folder of a StakeEasy that keeps its own database, in place of --target." };

    public Option<string[]> Include { get; } = new("--include") { HelpName = "TABLE", Description = "Only these tables, with * and ? for others, such as 'shop_*'. Can be given several times.", AllowMultipleArgumentsPerToken = true };

    public Option<string[]> Exclude { get; } = new("--exclude") { HelpName = "TABLE", Description = "Without these tables, or columns written as table.column; with * and ?.", AllowMultipleArgumentsPerToken = true };

    public Option<string> Schema { get; } = new("--schema") { HelpName = "NAME", Description = "Schema of the target the tables go to; it must be empty, or not exist yet.", DefaultValueFactory = _ => "public" };

    public Option<string> PublishedSchema { get; } = new("--schema") { HelpName = "NAME", Description = "Schema of the target the tables went to.", DefaultValueFactory = _ => "public" };

    public Option<string[]> Utc { get; } = new("--utc") { HelpName = "TABLE.COLUMN", Description = "Columns without a time zone that hold UTC, with * and ?: they become timestamptz. The others become timestamp.", AllowMultipleArgumentsPerToken = true };

    public Option<string[]> Fix { get; } = new("--fix")
    {
        HelpName = "NAME",
        Description = "What to do with values the target cannot hold; the report names the fix for each. Can be given several times:\n" + string.Join("\n", Choices.KnownFixes.Select(fix => $"{fix.Key}: {fix.Value}")),
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<string> OnBadRow { get; } = new("--on-bad-row") { HelpName = "stop|quarantine", Description = "stop: nothing is written while a row cannot be held. quarantine: such rows, and those that refer to them, go to a table and a CSV file of their own; the exit code is 1.", DefaultValueFactory = _ => "stop" };

    public Option<int> Jobs { get; } = Number("--jobs", "NUMBER", "How many tables, parts of tables and indexes are worked on side by side.", Math.Max(2, Environment.ProcessorCount), 1, 64, "--jobs is a number from 1 to 64.");

    public Option<string?> ReportFile { get; } = new("--report") { HelpName = "FILE", Description = "Writes the whole report, as JSON, to this file." };

    public Option<bool> Json { get; } = new("--json") { Description = "Answers with the report as JSON instead of text." };

    public CommonOptions()
    {
        OnBadRow.AcceptOnlyFromAmong("stop", "quarantine");
        Fix.AcceptOnlyFromAmong([.. Choices.KnownFixes.Keys]);
    }

    /// <summary>A number within limits; whatever else is typed is answered with one sentence.</summary>
    public static Option<int> Number(string name, string helpName, string description, int usual, int least, int most, string mistake) => new(name)
    {
        HelpName = helpName,
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            result.AddError(mistake);
            return usual;
        },
    };

    public RunOptions Read(ParseResult arguments) => new()
    {
        Schema = arguments.GetValue(Schema)!,
        Include = arguments.GetValue(Include) ?? [],
        Exclude = arguments.GetValue(Exclude) ?? [],
        Choices = new Choices
        {
            UtcColumns = arguments.GetValue(Utc) ?? [],
            Fixes = [.. (arguments.GetValue(Fix) ?? []).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal)],
            Quarantine = arguments.GetValue(OnBadRow) is "quarantine",
        },
    };

    public bool HasTarget(ParseResult arguments) =>
        !string.IsNullOrWhiteSpace(arguments.GetValue(Target) ?? Environment.GetEnvironmentVariable("STAKEEASY_TARGET"));

    /// <summary>The connection string an option, a file or the environment holds.</summary>
    public static string ConnectionString(string? given, string variable, string option)
    {
        var text = given ?? Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new MigrationException($"{option} is missing: give a connection string, @FILE that holds one, or set {variable}.");
        }

        if (text[0] != '@')
        {
            return text.Trim();
        }

        try
        {
            return File.ReadAllText(text[1..]).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException($"The file {text[1..]} named by {option} cannot be read: {e.Message}", e);
        }
    }
}
