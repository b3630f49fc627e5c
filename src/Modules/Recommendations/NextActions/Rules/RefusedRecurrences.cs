using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>Recurring entries that stopped because one was refused.</summary>
internal static class RefusedRecurrences
{
    /// <summary>Days after which nothing is more urgent; a monthly entry is missing by then.</summary>
    public const int WorstDays = 30;

    private const int LeastUrgency = 25;
    private const int Impact = 25;
    private const int Ease = 6;

    public static IEnumerable<Candidate> In(Situation situation) => situation.Bankroll.Refused.Select(refused =>
    {
        var age = situation.Today.DayNumber - refused.DueDay.DayNumber;
        return new Candidate(
            ActionKind.RecurringRefused,
            refused.Id.Value.ToString(),
            Facts.Of(refused.PausedAt),
            refused.DueDay,
            new(ActionWeight.Between(LeastUrgency, ActionWeight.MostUrgency, age, 0m, WorstDays), Impact, Ease),
            refused.Name is { } name ? Wording.Of($"Put your recurring {Noun(refused.Kind)} right: {name}") : Wording.Of($"Put your recurring {Noun(refused.Kind)} right"),
            Reason(refused));
    });

    private static string Noun(EntryKind kind) => kind switch
    {
        EntryKind.Deposit => "deposit",
        EntryKind.Withdrawal => "withdrawal",
        _ => "expense",
    };

    private static Wording Reason(RefusedRecurrence refused) => refused switch
    {
        { Obstacle: RecurrenceObstacle.AccountArchived, AccountName: { } account } =>
            Wording.Of($"{account} is archived, so the entry of {refused.DueDay} was refused and none was made since."),
        { Obstacle: RecurrenceObstacle.BelowZero, AccountName: { } account, Amount: { } amount } =>
            Wording.Of($"{amount} would leave {account} below zero, so the entry of {refused.DueDay} was refused and none was made since."),
        { Obstacle: RecurrenceObstacle.None, Kind: EntryKind.Deposit } =>
            Wording.Of($"The deposit of {refused.DueDay} was not made, and none since: it waits for your word. Record it, or skip it."),
        { Obstacle: RecurrenceObstacle.None } =>
            Wording.Of($"The entry of {refused.DueDay} was refused and none was made since. Nothing stands in its way any more: resume it."),
        _ => Wording.Of($"Its account was deleted, so the entry of {refused.DueDay} was refused and none was made since."),
    };
}
