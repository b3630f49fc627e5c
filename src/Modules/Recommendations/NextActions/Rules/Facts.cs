using System.Globalization;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>Facts as text that is the same in every culture: what was answered is recognised by them.</summary>
internal static class Facts
{
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(Money money) => money.Amount.ToString("0.##########", CultureInfo.InvariantCulture);
}
