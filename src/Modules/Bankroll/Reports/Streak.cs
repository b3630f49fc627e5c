using System.Runtime.InteropServices;

namespace StakeEasy.Bankroll.Reports;

/// <summary>So many sessions in a row, from the first to the last.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Row(int Sessions, PlayedSession From, PlayedSession To)
{
    public Row Then(Row next) => Sessions == 0 ? next : next.Sessions == 0 ? this : new(Sessions + next.Sessions, From, next.To);
}

/// <summary>The rows of sessions of one kind (won, or lost) within a stretch: the ones at its ends, and the longest, the earliest of equals.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Streak(Row Leading, Row Longest, Row Trailing)
{
    public static Streak Of(PlayedSession one, bool counts) => counts && new Row(1, one, one) is var row ? new(row, row, row) : default;

    /// <param name="sessions">How many this one is of.</param>
    /// <param name="next">Of the sessions right after.</param>
    /// <param name="nextSessions">How many those are.</param>
    public Streak Then(int sessions, Streak next, int nextSessions)
    {
        var across = Trailing.Then(next.Leading);
        var longest = across.Sessions > Longest.Sessions ? across : Longest;
        return new(
            Leading.Sessions == sessions ? across : Leading,
            next.Longest.Sessions > longest.Sessions ? next.Longest : longest,
            next.Trailing.Sessions == nextSessions ? across : next.Trailing);
    }
}
