using System.Globalization;
using StakeEasy.Achievements.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Play;

/// <summary>Limits in words.</summary>
internal static class LimitWords
{
    private const decimal MinutesPerHour = 60m;

    public static string Of(LimitKind kind) => kind switch
    {
        LimitKind.DepositDay => "Deposits in a day",
        LimitKind.DepositWeek => "Deposits in a week",
        LimitKind.DepositMonth => "Deposits in a month",
        LimitKind.LossDay => "Losses in a day",
        LimitKind.LossWeek => "Losses in a week",
        LimitKind.LossMonth => "Losses in a month",
        _ => "Length of a session",
    };

    public static string Period(LimitUse use) => use.Kind switch
    {
        LimitKind.DepositDay or LimitKind.LossDay => "today",
        LimitKind.DepositWeek or LimitKind.LossWeek => "this week",
        _ => "in " + use.FirstDay.ToString("MMMM", CultureInfo.InvariantCulture),
    };

    /// <summary>As the field holds it: hours for a session.</summary>
    public static string Typed(PlayLimit limit, int scale) => limit.Kind is LimitKind.SessionMinutes
        ? (limit.Amount / MinutesPerHour).ToString("0.##", CultureInfo.CurrentCulture)
        : MoneyText.ForInput(limit.Amount, scale, CultureInfo.CurrentCulture);

    /// <summary>3 h, or 2 h 30 min.</summary>
    public static string Hours(int minutes) => minutes % 60 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h")
        : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60} min");
}
