using System.Text.RegularExpressions;
using StakeEasy.Achievements.Catalogue;
using StakeEasy.Achievements.Data;

namespace StakeEasy.Achievements.Tests.Catalogue;

public sealed partial class CatalogueTests
{
    /// <summary>With the targets the older application had for them; its two sums of money are in the smallest units of the currency here.</summary>
    private static readonly (string Key, int Target)[] Legacy =
    [
        ("STREAK_3_DAY", 3), ("STREAK_7_DAY", 7), ("STREAK_30_DAY", 30), ("GOAL_CRUSHER", 1), ("READ_1_ARTICLE", 1), ("READ_10_ARTICLES", 10),
        ("THE_TECHNICIAN", 1), ("BANKROLL_1K", 1_000_00), ("BANKROLL_10K", 10_000_00),
    ];

    [Fact]
    public void Every_achievement_of_the_older_application_is_there_with_its_target()
    {
        var all = AchievementCatalogue.All.ToDictionary(a => a.Key, a => a.Target, StringComparer.Ordinal);

        Assert.All(Legacy, legacy => Assert.Equal(legacy.Target, all[legacy.Key]));
    }

    [Fact]
    public void There_are_at_least_thirty_more() => Assert.True(AchievementCatalogue.All.Count >= Legacy.Length + 30, $"{AchievementCatalogue.All.Count}");

    [Fact]
    public void No_key_is_used_twice_and_each_fits_its_column()
    {
        var keys = AchievementCatalogue.All.Select(a => a.Key).ToList();

        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.All(keys, key => Assert.InRange(key.Length, 1, AchievementsDbContext.LongestKey));
        Assert.All(AchievementCatalogue.All, a => Assert.True(a.Target > 0 && a.Name.Length is > 2 and <= 40 && a.Description.Length is > 5 and <= 90, a.Key));
    }

    [Fact]
    public void None_asks_to_deposit_more_to_play_longer_or_to_play_higher() =>
        Assert.DoesNotContain(AchievementCatalogue.All, a => Encouraging().IsMatch(a.Name + " " + a.Description));

    [Fact]
    public void Nobody_has_anything_before_they_begin()
    {
        var nobody = new Habits().Build();

        Assert.All(AchievementCatalogue.All, a => Assert.Equal((0m, null), (a.Measure(nobody).Value, a.Measure(nobody).ReachedOn(a.Target))));
    }

    [GeneratedRegex("deposit more|more deposits|play longer|longer sessions|higher stake|hours played|biggest|largest", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Encouraging();
}
