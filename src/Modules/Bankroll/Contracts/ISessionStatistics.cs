using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>By what sessions, and results that were not played, are told apart. Sessions count into every one but the last.</summary>
public enum BreakdownBy
{
    Account,
    Format,
    Game,
    Stake,
    Venue,
    Weekday,

    /// <summary>Bonuses, expenses and corrections by their category.</summary>
    Category,
}

/// <param name="Key">The account's id, the format's number, the game, the stake, the venue (empty for none), 1 to 7 from Monday, or the category (empty for none).</param>
/// <param name="Kind">Of what has a category; null for sessions.</param>
/// <param name="Amount">Signed; the rows add up to the total.</param>
public sealed record BreakdownLine(string Key, EntryKind? Kind, int Entries, decimal Amount);

/// <summary>Results by one property of what they came from, largest first.</summary>
public sealed record BreakdownReport(ReportFrame Frame, int Entries, decimal Total, IReadOnlyList<BreakdownLine> Rows);

public interface IBreakdownReport
{
    Task<BreakdownReport> OfAsync(UserId owner, ReportScope scope, BreakdownBy by, CancellationToken ct);
}

/// <summary>A rate as the sessions show it, and how sure that is. What too few sessions would make misleading is null.</summary>
/// <param name="Rate">Per hour, or per hundred hands.</param>
/// <param name="Deviation">Standard deviation of one hour or hundred hands, unbiased (divided by sessions less one).</param>
/// <param name="Likely">The rate lies in it 95 times in 100.</param>
/// <param name="Narrow">The rate lies in it 70 times in 100.</param>
public sealed record WinRate(decimal? Rate, decimal? Deviation, Interval? Likely, Interval? Narrow);

public sealed record Interval(decimal Low, decimal High);

/// <summary>What some sessions show, at the rates of their own days. Null stands for "not enough data", never for zero.</summary>
/// <param name="Hourly">In the reporting currency.</param>
/// <param name="Per100">In big blinds per hundred hands, of sessions with blinds and hands.</param>
/// <param name="WinShare">Of sessions with a positive result, 0 to 1.</param>
/// <param name="Roi">Result over buy-ins, rebuys and add-ons.</param>
public sealed record SessionFigures(
    int Sessions, long Minutes, long Hands, decimal Result, WinRate Hourly, WinRate Per100, decimal? WinShare, decimal? Roi);

/// <param name="Key">As <see cref="BreakdownLine.Key"/>.</param>
public sealed record SessionGroup(string Key, SessionFigures Figures);

/// <summary>Sessions in a row, in the order in which they ended, from the first day to the last.</summary>
public sealed record SessionRun(int Sessions, DateOnly From, DateOnly To, SessionId First, SessionId Last);

/// <summary>The deepest fall below a previous peak of the results.</summary>
/// <param name="Amount">How deep, positive.</param>
/// <param name="Down">From the peak to the lowest point.</param>
/// <param name="RecoveredOn">When the peak was reached again; null if it was not.</param>
public sealed record Downswing(decimal Amount, SessionRun Down, DateOnly? RecoveredOn);

/// <summary>What the order of all sessions of the period shows, in the order in which they ended. Null where there is nothing of the kind.</summary>
public sealed record SessionRuns(SessionRun? Winning, SessionRun? Losing, Downswing? Worst);

/// <summary>Statistics of the sessions of some days.</summary>
/// <param name="Figures">Of the format asked for, or of all.</param>
/// <param name="Rows">Of all formats, by the property asked for, most sessions first.</param>
public sealed record SessionReport(ReportFrame Frame, SessionFigures Figures, SessionRuns Runs, IReadOnlyList<SessionGroup> Rows);

public interface ISessionStatistics
{
    /// <summary>Always valued at each day's own rates: a deviation made of other rates would measure currencies, not play.</summary>
    Task<SessionReport> OfAsync(UserId owner, ReportScope scope, SessionFormat? format, BreakdownBy by, CancellationToken ct);
}
