using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Stakes;

/// <summary>
/// The rule the players of the replaced application know: each answered factor names a range of buy-ins, the ranges are averaged by
/// weight, and the middle of the rounded average is what a stake asks for.
/// </summary>
internal static class ClassicRule
{
    private const int GameWeight = 2;
    private const int OppositionWeight = 3;
    private const int RiskWeight = 4;
    private const int SurroundingsWeight = 1;

    public static Result<BuyInRange> Of(PlayKind kind, StakeFactors factors)
    {
        if (!Enum.IsDefined(kind))
        {
            return StakeErrors.UnknownKind;
        }

        if (Undefined(factors) is { } unknown)
        {
            return unknown;
        }

        var parts = Answered(kind, factors);
        return parts.Count == 0
            ? StakeErrors.NothingAnswered
            : Middle(Average(parts, p => p.Low), Average(parts, p => p.High));
    }

    /// <summary>
    /// Halves go away from zero, as everywhere in the program. The replaced application rounded them to even, which asks for up to one
    /// buy-in less in four of the 214 sets of answers (soft, aggressive, online cash games: 28 instead of 28.5).
    /// </summary>
    private static decimal Average(List<AnsweredFactor> parts, Func<AnsweredFactor, int> end) =>
        Math.Round((decimal)parts.Sum(p => p.Weight * end(p)) / parts.Sum(p => p.Weight), MidpointRounding.AwayFromZero);

    private static BuyInRange Middle(decimal low, decimal high) => new(low, high, (low + high) / 2);

    /// <summary>What the rule averages.</summary>
    public static List<AnsweredFactor> Answered(PlayKind kind, StakeFactors factors)
    {
        AnsweredFactor?[] parts = [Game(kind, factors.Game), Opposed(kind, factors.Opposition), Risked(kind, factors.Risk), Surrounded(kind, factors.Surroundings)];
        return [.. parts.OfType<AnsweredFactor>()];
    }

    private static AnsweredFactor? Game(PlayKind kind, GameType? game) => (kind, game) switch
    {
        (PlayKind.Cash, GameType.LimitHoldem) => new(nameof(StakeFactors.Game), GameWeight, 20, 30),
        (PlayKind.Cash, GameType.NoLimitHoldem) => new(nameof(StakeFactors.Game), GameWeight, 30, 50),
        (PlayKind.Cash, GameType.PotLimitOmaha) => new(nameof(StakeFactors.Game), GameWeight, 50, 100),
        (PlayKind.Tournaments, GameType.LimitHoldem) => new(nameof(StakeFactors.Game), GameWeight, 40, 60),
        (PlayKind.Tournaments, GameType.NoLimitHoldem) => new(nameof(StakeFactors.Game), GameWeight, 60, 100),
        (PlayKind.Tournaments, GameType.PotLimitOmaha) => new(nameof(StakeFactors.Game), GameWeight, 100, 200),
        _ => null,
    };

    private static AnsweredFactor? Opposed(PlayKind kind, Opposition? opposition) => (kind, opposition) switch
    {
        (PlayKind.Cash, Opposition.Soft) => new(nameof(StakeFactors.Opposition), OppositionWeight, 20, 30),
        (PlayKind.Cash, Opposition.Tough) => new(nameof(StakeFactors.Opposition), OppositionWeight, 50, 100),
        (PlayKind.Tournaments, Opposition.Soft) => new(nameof(StakeFactors.Opposition), OppositionWeight, 40, 60),
        (PlayKind.Tournaments, Opposition.Tough) => new(nameof(StakeFactors.Opposition), OppositionWeight, 100, 200),
        _ => null,
    };

    private static AnsweredFactor? Risked(PlayKind kind, RiskTolerance? risk) => (kind, risk) switch
    {
        (PlayKind.Cash, RiskTolerance.Aggressive) => new(nameof(StakeFactors.Risk), RiskWeight, 20, 30),
        (PlayKind.Cash, RiskTolerance.Conservative) => new(nameof(StakeFactors.Risk), RiskWeight, 50, 100),
        (PlayKind.Tournaments, RiskTolerance.Aggressive) => new(nameof(StakeFactors.Risk), RiskWeight, 40, 60),
        (PlayKind.Tournaments, RiskTolerance.Conservative) => new(nameof(StakeFactors.Risk), RiskWeight, 100, 200),
        _ => null,
    };

    private static AnsweredFactor? Surrounded(PlayKind kind, Surroundings? surroundings) => (kind, surroundings) switch
    {
        (PlayKind.Cash, Surroundings.Live) => new(nameof(StakeFactors.Surroundings), SurroundingsWeight, 20, 30),
        (PlayKind.Cash, Surroundings.Online) => new(nameof(StakeFactors.Surroundings), SurroundingsWeight, 40, 60),
        (PlayKind.Tournaments, Surroundings.Live) => new(nameof(StakeFactors.Surroundings), SurroundingsWeight, 40, 60),
        (PlayKind.Tournaments, Surroundings.Online) => new(nameof(StakeFactors.Surroundings), SurroundingsWeight, 80, 120),
        _ => null,
    };

    private static Error? Undefined(StakeFactors factors) => factors switch
    {
        { Game: { } game } when !Enum.IsDefined(game) => StakeErrors.Unknown(nameof(StakeFactors.Game)),
        { Opposition: { } opposition } when !Enum.IsDefined(opposition) => StakeErrors.Unknown(nameof(StakeFactors.Opposition)),
        { Risk: { } risk } when !Enum.IsDefined(risk) => StakeErrors.Unknown(nameof(StakeFactors.Risk)),
        { Surroundings: { } surroundings } when !Enum.IsDefined(surroundings) => StakeErrors.Unknown(nameof(StakeFactors.Surroundings)),
        _ => null,
    };
}
