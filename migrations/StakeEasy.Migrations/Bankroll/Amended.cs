namespace StakeEasy.Migrations.Bankroll;

/// <summary>A function of an earlier migration, but for some of its text: what a later one changes is then all there is to read.</summary>
internal static class Amended
{
    public static string Function(string earlier, params (string Was, string Is)[] changes) => changes.Aggregate(
        earlier.Replace("create function", "create or replace function", StringComparison.Ordinal),
        (sql, change) => sql.Split(change.Was).Length == 2
            ? sql.Replace(change.Was, change.Is, StringComparison.Ordinal)
            : throw new InvalidOperationException("Not once in the function: " + change.Was));
}
