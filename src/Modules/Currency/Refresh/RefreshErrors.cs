using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Refresh;

internal static class RefreshErrors
{
    public static readonly Error AlreadyRunning = new("", "The rates are being refreshed right now. Look again in a moment.");

    public static readonly Error TooSoon = new("", "The rates were asked for less than a minute ago. Wait a minute, then try again.");

    public static readonly Error NoSource = new("", "No source of rates is switched on in the settings.");

    /// <summary>How a run ends that was cut short: by a crash, or because the program was told to stop.</summary>
    public const string Interrupted = "The program stopped before it was done.";

    public static Error AllFailed(IEnumerable<SourceReport> sources) =>
        new("", "No new rates: " + Problems(sources) + " The rates known so far stay in use.");

    public static string Problems(IEnumerable<SourceReport> sources) =>
        string.Join(' ', sources.Where(s => s.Problem is not null).Select(s => $"{s.Source}: {s.Problem}"));
}
