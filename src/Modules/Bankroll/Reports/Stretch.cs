namespace StakeEasy.Bankroll.Reports;

/// <summary>
/// What the order of some sessions says: runs and downswings. Two stretches, one right after the other, are joined without looking at their
/// sessions again; so those of months make that of years. The default is one of no session.
/// </summary>
internal readonly record struct Stretch(int Sessions, PlayedSession First, PlayedSession Last, Streak Won, Streak Lost, Swing Swing)
{
    public static Stretch Of(PlayedSession one, decimal result) =>
        new(1, one, one, Streak.Of(one, result > 0m), Streak.Of(one, result < 0m), Swing.Of(one, result));

    public Stretch Then(Stretch next) => Sessions == 0 ? next : next.Sessions == 0 ? this : new(
        Sessions + next.Sessions,
        First,
        next.Last,
        Won.Then(Sessions, next.Won, next.Sessions),
        Lost.Then(Sessions, next.Lost, next.Sessions),
        Swing.Then(Sessions, next.Swing, next.First));

    /// <summary>This one and then all of these.</summary>
    /// <param name="next">In order.</param>
    /// <returns>And in which of them the deepest fall of all was made good; -1 for none.</returns>
    public (Stretch Whole, int MadeGoodIn) Then(IReadOnlyList<Stretch> next)
    {
        var (whole, madeGoodIn) = (this, -1);
        for (var i = 0; i < next.Count; i++)
        {
            var before = whole.Swing.Fall;
            whole = whole.Then(next[i]);
            if (whole.Swing.Fall != before)
            {
                madeGoodIn = -1;
            }

            if (madeGoodIn < 0 && whole.Swing.IsMadeGood)
            {
                madeGoodIn = i;
            }
        }

        return (whole, madeGoodIn);
    }
}
