using System.Text.Json;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.NextActions;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Tests.NextActions;

public sealed class WeightTests
{
    [Theory]
    [InlineData(-1, 10, 0)]
    [InlineData(51, 10, 0)]
    [InlineData(0, 9, 0)]
    [InlineData(0, 51, 0)]
    [InlineData(0, 10, -1)]
    [InlineData(0, 10, 11)]
    public void A_weight_outside_its_ranges_cannot_be_made(int urgency, int impact, int ease)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActionWeight(urgency, impact, ease));
    }

    [Theory]
    [InlineData(0, 0, "1")]
    [InlineData(1, 0, "1.02")]
    [InlineData(0, 1, "0.98")]
    [InlineData(4, 0, "1.05")]
    [InlineData(0, 1_000_000, "0.90")]
    [InlineData(int.MaxValue, int.MaxValue, "1")]
    public void A_preference_is_learnt_from_what_was_done_and_dismissed(int done, int dismissed, string preference)
    {
        Assert.Equal(decimal.Parse(preference, System.Globalization.CultureInfo.InvariantCulture), Preference.Of(done, dismissed));
    }

    [Fact]
    public void Words_keep_their_figures_apart()
    {
        var words = Wording.Of($"{3} of {Money.Of(2m, "EUR")} by {new DateOnly(2026, 1, 2)}, {Figure.Part(0.5m)} for {"{0} & <b>"}");

        Assert.Equal("3 of 2 EUR by 2026-01-02, 50 % for {0} & <b>", Scene.Text(words));
        Assert.Throws<ArgumentException>(() => Wording.Of($"{TimeSpan.Zero}"));
    }

    [Fact]
    public void A_list_comes_out_of_a_cache_as_it_went_in()
    {
        var words = Wording.Of($"{3} of {Money.Of(2.5m, "EUR")} by {Scene.Today}, {Figure.Part(0.5m)} for {"PokerStars"}");
        var action = new NextAction(Guid.NewGuid(), Scene.Candidate(level: 2) with { Reason = words }, 1.05m, 47.25m);
        var list = new NextActionList(Guid.NewGuid(), Scene.Now, IsNew: false, [action], 0, [new(action, ActionAnswer.Snoozed, Scene.Today)]);

        var copy = JsonSerializer.Deserialize<NextActionList>(JsonSerializer.Serialize(list))!;

        Assert.Equal(list.Items, copy.Items);
        Assert.Equal(list.Aside, copy.Aside);
        Assert.Equal(list with { Items = [], Aside = [] }, copy with { Items = [], Aside = [] });
    }

    [Fact]
    public void The_id_of_an_action_is_its_owners_alone()
    {
        var mine = ActionId.Of(Scene.Player, ActionKind.BackupOverdue, "");

        Assert.Equal(mine, ActionId.Of(Scene.Player, ActionKind.BackupOverdue, ""));
        Assert.Equal(4, new HashSet<Guid>
        {
            mine, ActionId.Of(Scene.Stranger, ActionKind.BackupOverdue, ""), ActionId.Of(Scene.Player, ActionKind.Downswing, ""), ActionId.Of(Scene.Player, ActionKind.BackupOverdue, "x"),
        }.Count);
    }
}
