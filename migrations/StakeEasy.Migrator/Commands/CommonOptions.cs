using System.CommandLine;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Commands;

/// <summary>Options that several commands share, and what they come to.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Source { get; } = new("--source") { Description = "Connection string of the source, such as mysql://user:password@host/database, or @FILE that holds it. Without it: STAKEEASY_SOURCE." };

    public Option<string?> Target { get; } = new("--target") { Description = "Connection string of the target, such as postgresql://user:password@host/database, or @FILE that holds it. Without it: STAKEEASY_TARGET." };

    public Option<string[]> Include { get; } = new("--include") { Description = "Only tables whose name matches, such as 'shop_*'; can be given several times.", AllowMultipleArgumentsPerToken = true };

    public Option<string[]> Exclude { get; } = new("--exclude") { Description = "Not tables, or columns written as table.column, whose name matches.", AllowMultipleArgumentsPerToken = true };

    public Option<string> Schema { get; } = new("--schema") { Description = "Schema of the target the tables go to; it must be empty or not exist.", DefaultValueFactory = _ => "public" };

    public Option<string[]> Utc { get; } = new("--utc") { Description = "DATETIME columns, as table.column with * and ?, that hold UTC: they become timestamptz. The others become timestamp.", AllowMultipleArgumentsPerToken = true };

    public Option<string[]> Fix { get; } = new("--fix") { Description = "What to do with values the target cannot hold: " + string.Join("; ", Choices.KnownFixes.Select(fix => $"{fix.Key}: {fix.Value}")) + ".", AllowMultipleArgumentsPerToken = true };

    public Option<string> OnBadRow { get; } = new("--on-bad-row") { Description = "stop: nothing is written while a row cannot be held. quarantine: such rows go to a table and a CSV file of their own.", DefaultValueFactory = _ => "stop" };

    public Option<int> Jobs { get; } = new("--jobs") { Description = "How many tables, parts of tables and indexes are worked on side by side.", DefaultValueFactory = _ => Math.Max(2, Environment.ProcessorCount) };

    public Option<string?> ReportFile { get; } = new("--report") { Description = "Writes the whole report, as JSON, to this file." };

    public Option<bool> Json { get; } = new("--json") { Description = "Answers with the report as JSON instead of text." };

    public CommonOptions()
    {
        OnBadRow.AcceptOnlyFromAmong("stop", "quarantine");
        Fix.AcceptOnlyFromAmong([.. Choices.KnownFixes.Keys]);
        Jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 64)
            {
                result.AddError("--jobs is a number from 1 to 64.");
            }
        });
    }

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
