namespace StakeEasy.Recommendations.Contracts;

/// <summary>What a score is made of: the three parts are added, and the player's preference multiplies the sum.</summary>
public sealed record ActionWeight
{
    public const int MostUrgency = 50;

    public const int LeastImpact = 10;

    public const int MostImpact = 50;

    public const int MostEase = 10;

    /// <exception cref="ArgumentOutOfRangeException">A part is outside its range: a mistake of the source.</exception>
    public ActionWeight(int urgency, int impact, int ease)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(urgency);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(urgency, MostUrgency);
        ArgumentOutOfRangeException.ThrowIfLessThan(impact, LeastImpact);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(impact, MostImpact);
        ArgumentOutOfRangeException.ThrowIfNegative(ease);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ease, MostEase);
        (Urgency, Impact, Ease) = (urgency, impact, ease);
    }

    /// <summary>0 to 50: what waiting costs.</summary>
    public int Urgency { get; }

    /// <summary>10 to 50: how much of the bankroll, or of its figures, it touches.</summary>
    public int Impact { get; }

    /// <summary>0 to 10: how little effort it takes; 10 is one click.</summary>
    public int Ease { get; }

    /// <summary>
    /// A part of a weight, straight from <paramref name="least"/> where <paramref name="value"/> is <paramref name="from"/> to
    /// <paramref name="most"/> where it is <paramref name="to"/>, and no further on either side.
    /// </summary>
    public static int Between(int least, int most, decimal value, decimal from, decimal to)
    {
        var way = Math.Clamp((value - from) / (to - from), 0m, 1m);
        return (int)Math.Round(least + (most - least) * way, MidpointRounding.AwayFromZero);
    }

    /// <summary>The impact of what concerns this share (0 to 1) of the bankroll; the least one if that is not known.</summary>
    public static int ImpactOf(decimal? share) => Between(LeastImpact, MostImpact, share ?? 0m, 0m, 1m);
}
