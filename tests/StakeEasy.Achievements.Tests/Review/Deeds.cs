using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Achievements.Tests.Review;

internal enum Deed
{
    Deposit,
    State,
    Play,
    Delete,
    Quiet,
    Read,
    SetGoal,
    NextDay,
}

/// <summary>One thing a player does, and what becomes of its event.</summary>
/// <param name="Heard">How often the event arrives: lost, once, or doubled. Others may arrive in between, in any order.</param>
internal sealed record Step(Deed Deed, int DaysAgo, int Amount, int Heard)
{
    private const int Longest = 25;

    public static Arbitrary<Step[]> Histories { get; } =
        (from deed in Gen.Elements(Enum.GetValues<Deed>())
         from daysAgo in Gen.Choose(0, 20)
         from amount in Gen.Choose(1, 500)
         from heard in Gen.Choose(0, 2)
         select new Step(deed, daysAgo, amount, heard)).ListOf().Resize(Longest).Select(s => s.ToArray()).ToArbitrary();

    public async Task TakeAsync(TestPlayer player, AccountId account, List<EntryId> entries)
    {
        var day = player.Day.AddDays(-DaysAgo);
        switch (Deed)
        {
            case Deed.Deposit:
                entries.Add(await player.DepositAsync(account, Amount, day));
                break;
            case Deed.State:
                entries.Add(await player.StateAsync(account, Amount * 3, day));
                break;
            case Deed.Play:
                entries.Add((await player.PlayAsync(account, Amount - 300, day.AddDays(-1), note: Amount % 2 == 0 ? "a note" : null)).Value.Entry);
                break;
            case Deed.Delete when entries.Count > 0:
                await player.DeleteAsync(entries[Amount % entries.Count]);
                entries.RemoveAt(Amount % entries.Count);
                break;
            case Deed.Quiet:
                await player.With(async (IStreaks s) => { await s.NothingToReportAsync(TestPlayer.Id, default); return true; });
                break;
            case Deed.Read:
                await player.With((IActivities a) => a.RecordAsync(TestPlayer.Id, ActivityKind.LessonRead, "lesson " + (Amount % 12), default));
                break;
            case Deed.SetGoal:
                await player.With((IGoals g) => g.SetAsync(
                    TestPlayer.Id, Guid.NewGuid(), new(Amount % 2 == 0 ? GoalKind.Profit : GoalKind.Bankroll, "A goal", 5_000m + Amount, day, player.Day.AddDays(30)), default));
                break;
            case Deed.NextDay:
                player.Clock.Advance(TimeSpan.FromDays(1));
                break;
        }
    }
}
