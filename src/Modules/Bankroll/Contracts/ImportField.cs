namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// What a column of an imported file can say. In our own CSV each is a column, named like the field in snake case and in this order
/// (<see cref="Id"/> last).
/// </summary>
public enum ImportField
{
    /// <summary>The player's calendar day.</summary>
    Date = 1,

    /// <summary>Of the day; or the whole instant.</summary>
    Time,

    /// <summary>What the entry does.</summary>
    Kind,

    /// <summary>The account's name.</summary>
    Account,

    /// <summary>Of the amounts of the row; an account of another currency refuses it.</summary>
    Currency,

    /// <summary>What it adds to the balance; of a session its result.</summary>
    Amount,

    /// <summary>Of a balance update.</summary>
    StatedBalance,

    /// <summary>Of a bonus, expense or correction.</summary>
    Category,

    /// <summary>Separated by semicolons or commas.</summary>
    Tags,

    Note,

    /// <summary>The same text in the rows of one transfer.</summary>
    Transfer,

    SessionStarted,
    SessionEnded,

    /// <summary>Played, without breaks.</summary>
    SessionMinutes,

    /// <summary>Minutes of the time between start and end that were not played.</summary>
    SessionBreak,

    /// <summary>Cash or tournament.</summary>
    SessionFormat,

    SessionGame,
    SessionStake,
    SessionSmallBlind,
    SessionBigBlind,
    SessionVenue,
    SessionBuyIn,
    SessionRebuyCount,
    SessionRebuys,
    SessionAddOns,
    SessionExpenses,
    SessionCashOut,
    SessionPlace,
    SessionFieldSize,
    SessionHands,

    /// <summary>Of the entry, in our own CSV: an entry that stands already is not imported again.</summary>
    Id,
}
