using StakeEasy.Achievements.Data;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Achievements.Goals;

/// <summary>What may be active; which day it is for the player is known to whoever asks.</summary>
internal static class GoalsUnderWay
{
    public static readonly BasicPart<List<GoalRow>> Part = new("goals", """
        select jsonb_agg(to_jsonb(g) - 'owner_id' - 'created_at') from achievements.goals g
        where g.owner_id = $1 and g.completed_on is null and g.abandoned_at is null and g.archived_at is null
        """);
}
