using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Recommendations;

/// <summary>Where an action is done, and how its button and its icon say so.</summary>
/// <param name="Icon">Name of a symbol in _Icons.</param>
internal sealed record ActionWords(string Path, string Verb, string Icon)
{
    public static ActionWords Of(Candidate what) => what.Kind switch
    {
        ActionKind.MoveDown => new("/recommendations/stakes", "See the sums", "scale"),
        ActionKind.StaleBalance => new("/balances/new?account=" + what.Subject, "Update balance", "refresh"),
        ActionKind.TooMuchOnOneSite => new("/transfers/new?account=" + what.Subject, "Transfer", "swap"),
        ActionKind.TooMuchInOneCurrency => new("/reports/currencies", "See the currencies", "coins"),
        ActionKind.Downswing => new("/recommendations/stakes", "See your stakes", "scale"),
        ActionKind.RatesOverdue => new("/currencies", "Refresh rates", "refresh"),
        ActionKind.RecurringRefused => new("/recurring", "Open recurring entries", "calendar"),
        ActionKind.GoalDue => new("/goals", "Open goals", "flag"),
        ActionKind.SessionLeftRunning => new("/sessions/live", "Finish session", "clock"),
        ActionKind.NotConverted => new("/currencies", "See the rates", "coins"),
        ActionKind.BackupOverdue => new("/export", "Save a backup", "up"),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    /// <summary>What was answered, as a row of what was put aside says it.</summary>
    public static string Of(PutAside aside, Func<DateOnly, string> written) => aside switch
    {
        { Answer: ActionAnswer.Snoozed, Until: { } day } => "Snoozed until " + written(day),
        { Answer: ActionAnswer.Done, Until: { } day } => "Done; comes back on " + written(day) + " if the figures do not say so by then",
        _ => "Dismissed until it changes",
    };
}
