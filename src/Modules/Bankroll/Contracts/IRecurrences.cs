namespace StakeEasy.Bankroll.Contracts;

/// <summary>The numbers are stored.</summary>
public enum RecurrenceUnit
{
    Week = 1,
    Month = 2,
    Year = 3,
}
