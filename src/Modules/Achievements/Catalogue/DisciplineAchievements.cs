using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Habits;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Achievements.Catalogue;

/// <summary>Stopping, resting, staying within one's stakes.</summary>
internal static class DisciplineAchievements
{
    private const int Downswing = 3;
    private const int ShortSession = 240;

    private static readonly TimeSpan Rest = TimeSpan.FromHours(24);
    private static readonly TimeSpan Break = TimeSpan.FromHours(48);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static IReadOnlyList<Achievement> All { get; } =
    [
        Of("STOP_LOSS_10", "Stop-loss kept", "Ten losing cash sessions ended within two buy-ins", "shield", 10, h => Sessions(h, StoppedInTime)),
        Of("STOP_LOSS_50", "Steady hand", "Fifty losing cash sessions ended within two buy-ins", "shield", 50, h => Sessions(h, StoppedInTime)),
        Of("WITHIN_STAKES_10", "Within your stakes", "Ten sessions your bankroll had enough buy-ins for", "scale", 10, WithinStakes),
        Of("WITHIN_STAKES_50", "Well within your stakes", "Fifty sessions your bankroll had enough buy-ins for", "scale", 50, WithinStakes),
        Of("WITHIN_STAKES_200", "Never too high", "Two hundred sessions your bankroll had enough buy-ins for", "scale", 200, WithinStakes),
        Of("MOVED_DOWN", "Stepped down", "A lower stake played next after three losing sessions in a row", "lower", 1, h => Progress.Counting(SteppedDown(h))),
        Of("REST_DAY", "Rest day", "A day off after a lost session", "rest", 1, h => Progress.Counting(Pauses(h, 1, Rest))),
        Of("REST_DAY_10", "Rested well", "A day off after ten lost sessions", "rest", 10, h => Progress.Counting(Pauses(h, 1, Rest))),
        Of("BREAK_AFTER_DOWNSWING", "Broke the fall", "Two days off after three losing sessions in a row", "rest", 1, h => Progress.Counting(Pauses(h, Downswing, Break))),
        Of("BREAK_AFTER_DOWNSWING_5", "Cool head", "Two days off after three losing sessions in a row, five times", "rest", 5, h => Progress.Counting(Pauses(h, Downswing, Break))),
        Of("WEEK_OFF", "A week away", "Seven days between two sessions", "calendar", 1, h => Progress.Counting(Pauses(h, 0, Week))),
        Of("SHORT_SESSIONS_20", "Fresh head", "Twenty sessions of four hours at most", "clock", 20, h => Sessions(h, s => s.Minutes is > 0 and <= ShortSession)),
        Of("LIMIT_SET", "Own limit", "A limit of your own for deposits, losses or the length of a session", "shield", 1, h => Progress.Counting(h.DaysOf(ActivityKind.LimitSet).Take(1))),
        Of("COOL_OFF", "Time out", "A break from stakes, taken on purpose", "rest", 1, h => Progress.Counting(h.DaysOf(ActivityKind.CoolOff).Take(1))),
    ];

    private static Achievement Of(string key, string name, string description, string icon, int target, Func<PlayerHabits, Progress> measure) =>
        new(key, name, description, AchievementCategory.Discipline, icon, target, measure);

    private static Progress Sessions(PlayerHabits habits, Func<SessionFacts, bool> such) =>
        Progress.Counting(habits.Sessions.Where(such).Select(s => s.Day));

    private static bool StoppedInTime(SessionFacts session) => session is { Format: SessionFormat.Cash, Result: < 0m, RebuyCount: <= 1 };

    /// <summary>The bankroll as it was before the day of the session; on the very first day, as it was on it.</summary>
    private static Progress WithinStakes(PlayerHabits habits)
    {
        var (bankroll, next, days) = (habits.Bankroll, 0, new List<DateOnly>());
        foreach (var session in habits.Sessions.OrderBy(s => s.Day))
        {
            for (; next + 1 < bankroll.Count && bankroll[next + 1].Day < session.Day; next++)
            {
                // On to the last day before this one.
            }

            var needed = habits.Converted(session.TableBuyIn * habits.Stakes.Of(session.Format), session.Currency, session.Day);
            if (next < bankroll.Count && needed > 0m && bankroll[next].Value >= needed)
            {
                days.Add(session.Day);
            }
        }

        return Progress.Counting(days);
    }

    /// <summary>Ends of pauses of at least this length after so many lost sessions in a row, each on the day it was long enough.</summary>
    private static IEnumerable<DateOnly> Pauses(PlayerHabits habits, int lost, TimeSpan length)
    {
        var row = 0;
        for (var i = 0; i + 1 < habits.Sessions.Count; i++)
        {
            row = habits.Sessions[i].Result < 0m ? row + 1 : 0;
            if (row >= lost && habits.Sessions[i + 1].StartedAt - habits.Sessions[i].EndedAt >= length)
            {
                yield return habits.Sessions[i + 1].Day;
            }
        }
    }

    private static IEnumerable<DateOnly> SteppedDown(PlayerHabits habits)
    {
        var row = 0;
        for (var i = 0; i + 1 < habits.Sessions.Count; i++)
        {
            var (session, next) = (habits.Sessions[i], habits.Sessions[i + 1]);
            row = session.Result < 0m ? row + 1 : 0;
            if (row >= Downswing && next.Format == session.Format && next.Currency == session.Currency && next.TableBuyIn < session.TableBuyIn)
            {
                yield return next.Day;
            }
        }
    }
}
