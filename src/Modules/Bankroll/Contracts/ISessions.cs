namespace StakeEasy.Bankroll.Contracts;

/// <summary>The numbers are stored.</summary>
public enum SessionFormat
{
    Cash = 1,
    Tournament = 2,
}
