namespace StakeEasy.Migrations.Bankroll;

/// <summary>
/// An account is below zero on a day if it is when the day is over. What is entered for a past day has no time of its own and counts as its last entry, so
/// the evening's session would otherwise be refused beside the deposit that it was played from.
/// </summary>
internal static class DayEnd
{
    public static readonly string ChangeEntries = Amended.Function(
        LiveVersion.ChangeEntries,
        (
            "e.amount < 0 and bankroll.balance_at(o, e.account_id, e.day, e.occurred_at, e.id) < 0",
            "e.amount < 0 and bankroll.balance_at(o, e.account_id, e.day, 'infinity', e.id) < 0"
        ));
}
