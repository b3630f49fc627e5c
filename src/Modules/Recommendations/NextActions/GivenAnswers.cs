using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>What an owner answered.</summary>
/// <param name="LastBackup">When they last saved one; null if never.</param>
internal sealed record GivenAnswers(List<AnswerState> Answers, DateTimeOffset? LastBackup)
{
    public static readonly BasicPart<GivenAnswers> Part = new("answers", """
        select jsonb_build_object(
          'last_backup', (select taken_at from recommendations.backups where owner_id = $1),
          'answers', (select coalesce(jsonb_agg(to_jsonb(a) - 'owner_id' - 'at'), '[]') from recommendations.answers a where a.owner_id = $1))
        """);
}
