using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Stakes;

namespace StakeEasy.Recommendations.Tests.Stakes;

/// <summary>The weighted table of domain.md, section A.</summary>
public sealed class ClassicRuleTests
{
    private readonly StakeAdviceService _advice = new();

    [Fact]
    public void Somebody_who_says_nothing_about_cash_games_is_asked_for_72_buy_ins() =>
        Assert.Equal(new BuyInRange(49m, 95m, 72m), _advice.Classic(PlayKind.Cash, StakeFactors.DefaultsFor(PlayKind.Cash)).Value);

    [Fact]
    public void Somebody_who_says_nothing_about_tournaments_is_asked_for_134_and_a_half() =>
        Assert.Equal(new BuyInRange(91m, 178m, 134.5m), _advice.Classic(PlayKind.Tournaments, StakeFactors.DefaultsFor(PlayKind.Tournaments)).Value);

    [Theory]
    [InlineData(PlayKind.Cash, GameType.LimitHoldem, 20, 30)]
    [InlineData(PlayKind.Cash, GameType.NoLimitHoldem, 30, 50)]
    [InlineData(PlayKind.Cash, GameType.PotLimitOmaha, 50, 100)]
    [InlineData(PlayKind.Tournaments, GameType.LimitHoldem, 40, 60)]
    [InlineData(PlayKind.Tournaments, GameType.NoLimitHoldem, 60, 100)]
    [InlineData(PlayKind.Tournaments, GameType.PotLimitOmaha, 100, 200)]
    public void The_game_alone_gives_its_own_range(PlayKind kind, GameType game, int low, int high) =>
        Assert.Equal((low, high), Range(kind, new(game, null, null, null)));

    [Theory]
    [InlineData(PlayKind.Cash, Opposition.Soft, 20, 30)]
    [InlineData(PlayKind.Cash, Opposition.Tough, 50, 100)]
    [InlineData(PlayKind.Tournaments, Opposition.Soft, 40, 60)]
    [InlineData(PlayKind.Tournaments, Opposition.Tough, 100, 200)]
    public void The_opposition_alone_gives_its_own_range(PlayKind kind, Opposition opposition, int low, int high) =>
        Assert.Equal((low, high), Range(kind, new(null, opposition, null, null)));

    [Theory]
    [InlineData(PlayKind.Cash, RiskTolerance.Aggressive, 20, 30)]
    [InlineData(PlayKind.Cash, RiskTolerance.Conservative, 50, 100)]
    [InlineData(PlayKind.Tournaments, RiskTolerance.Aggressive, 40, 60)]
    [InlineData(PlayKind.Tournaments, RiskTolerance.Conservative, 100, 200)]
    public void The_risk_tolerance_alone_gives_its_own_range(PlayKind kind, RiskTolerance risk, int low, int high) =>
        Assert.Equal((low, high), Range(kind, new(null, null, risk, null)));

    [Theory]
    [InlineData(PlayKind.Cash, Surroundings.Live, 20, 30)]
    [InlineData(PlayKind.Cash, Surroundings.Online, 40, 60)]
    [InlineData(PlayKind.Tournaments, Surroundings.Live, 40, 60)]
    [InlineData(PlayKind.Tournaments, Surroundings.Online, 80, 120)]
    public void The_surroundings_alone_give_their_own_range(PlayKind kind, Surroundings surroundings, int low, int high) =>
        Assert.Equal((low, high), Range(kind, new(null, null, null, surroundings)));

    [Fact]
    public void Game_counts_twice_opposition_three_times_risk_four_times_and_surroundings_once()
    {
        var mixed = new StakeFactors(GameType.PotLimitOmaha, Opposition.Soft, RiskTolerance.Conservative, Surroundings.Online);

        // (2·50 + 3·20 + 4·50 + 40) / 10 and (2·100 + 3·30 + 4·100 + 60) / 10.
        Assert.Equal((40, 75), Range(PlayKind.Cash, mixed));
    }

    [Fact]
    public void Nothing_answered_is_refused_in_words()
    {
        var refused = _advice.Classic(PlayKind.Cash, new(null, null, null, null));

        Assert.Contains("Answer at least one question", refused.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_range_is_in_order_and_has_room_between_its_low_end_and_the_multiple()
    {
        Assert.All(All(), a => Assert.True(
            0 < a.Range.Low && a.Range.Low < a.Range.Multiple && a.Range.Multiple < a.Range.High, $"{a.Kind} {a.Factors}: {a.Range}"));
    }

    /// <summary>Every set of answers but the empty one, of both kinds.</summary>
    internal static List<(PlayKind Kind, StakeFactors Factors, BuyInRange Range)> All()
    {
        var advice = new StakeAdviceService();
        return [..
            from kind in Enum.GetValues<PlayKind>()
            from game in Answers<GameType>()
            from opposition in Answers<Opposition>()
            from risk in Answers<RiskTolerance>()
            from surroundings in Answers<Surroundings>()
            let factors = new StakeFactors(game, opposition, risk, surroundings)
            where factors != new StakeFactors(null, null, null, null)
            select (kind, factors, advice.Classic(kind, factors).Value)];
    }

    private static IEnumerable<T?> Answers<T>()
        where T : struct, Enum => [null, .. Enum.GetValues<T>().Select(v => (T?)v)];

    private (int Low, int High) Range(PlayKind kind, StakeFactors factors)
    {
        var range = _advice.Classic(kind, factors).Value;

        Assert.Equal((range.Low + range.High) / 2, range.Multiple);
        return ((int)range.Low, (int)range.High);
    }
}
