using StakeEasy.Achievements.Contracts;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>Which achievements the page lists.</summary>
internal enum Listed
{
    All,
    Reached,
    Open,
}

/// <param name="All">The whole catalogue; <paramref name="Shown"/> is what the filter leaves of it.</param>
internal sealed record AchievementsPage(
    IReadOnlyList<AchievementStanding> All, IReadOnlyList<AchievementStanding> Shown, Listed Listed, AchievementCategory? Category,
    StreakStanding Streak, IReadOnlyList<StreakDay> Lately)
{
    public int Reached => All.Count(a => a.UnlockedOn is not null);

    /// <summary>The address of the page with this filter.</summary>
    public static string Address(Listed listed, AchievementCategory? category)
    {
        var parts = new List<string>();
        if (listed is not Listed.All)
        {
            parts.Add("show=" + listed.ToString().ToLowerInvariant());
        }

        if (category is { } of)
        {
            parts.Add("about=" + of.ToString().ToLowerInvariant());
        }

        return "/achievements" + (parts.Count == 0 ? "" : "?" + string.Join('&', parts));
    }
}
