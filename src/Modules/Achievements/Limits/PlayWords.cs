using StakeEasy.Achievements.Data;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Achievements.Limits;

/// <summary>All a player has said about their play.</summary>
internal sealed record PlayWords(DateTimeOffset? CoolingOffUntil, IReadOnlyList<LimitRow> Limits)
{
    public static readonly BasicPart<PlayWords> Part = new("play_words", """
        select jsonb_build_object(
          'cooling_off_until', (select cooling_off_until from achievements.settings where owner_id = $1),
          'limits', (select coalesce(jsonb_agg(to_jsonb(l) - 'owner_id' order by l.kind), '[]') from achievements.limits l where l.owner_id = $1))
        """);
}
