namespace StakeEasy.Achievements.Catalogue;

/// <summary>
/// All there are, in the order in which they are shown. Each rewards good habits; none asks to deposit more, to play longer or to play higher.
/// A new one is one line in the list of its category.
/// </summary>
internal static class AchievementCatalogue
{
    public static IReadOnlyList<Achievement> All { get; } =
        [.. ConsistencyAchievements.All, .. BookkeepingAchievements.All, .. DisciplineAchievements.All, .. StudyAchievements.All, .. MilestoneAchievements.All];
}
