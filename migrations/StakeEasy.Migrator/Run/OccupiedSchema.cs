using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>What stands in a schema that a copy needs for itself.</summary>
/// <param name="Found">The first thing in it, such as <c>the table users</c>.</param>
/// <param name="By">The run that has filled it; null if it was somebody else.</param>
internal sealed record OccupiedSchema(string Schema, string Found, RunRecord? By)
{
    /// <returns>Null if the schema is empty, or does not exist.</returns>
    public static async Task<OccupiedSchema?> FindAsync(ITarget target, string schema, CancellationToken ct) =>
        await target.OccupantAsync(schema, ct) is { } found
            ? new(schema, found, (await target.RunsAsync(ct)).FirstOrDefault(run => run.Published is not null && string.Equals(run.Schema, schema, StringComparison.Ordinal)))
            : null;

    /// <param name="advice">What the command that needs it can do instead.</param>
    /// <exception cref="MigrationException">Always.</exception>
    public void Refuse(string advice) => throw new MigrationException(
        $"The schema {Schema} of the target is not empty: it holds {Found}{(By?.Published is { } published ? $", published by run {By.Id} at {Time(published.At)}" : "")}. {advice}; nothing was changed.");

    public static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
