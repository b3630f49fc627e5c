using System.Globalization;

namespace StakeEasy.Migrator.Run;

/// <summary>A number with its word: 1 row, 2 rows.</summary>
internal static class Counted
{
    public static string Of(long count, string one, string more) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : more)}");
}
