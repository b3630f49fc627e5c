using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Stakes;

/// <summary>What factors are called in addresses, files and profiles: our own names, and those of the replaced application.</summary>
internal static class FactorNames
{
    private static readonly Dictionary<string, GameType> Games = new(StringComparer.OrdinalIgnoreCase)
    {
        ["LimitHoldem"] = GameType.LimitHoldem,
        ["Limit Hold'Em"] = GameType.LimitHoldem,
        ["NoLimitHoldem"] = GameType.NoLimitHoldem,
        ["NLHE"] = GameType.NoLimitHoldem,
        ["PotLimitOmaha"] = GameType.PotLimitOmaha,
        ["PLO"] = GameType.PotLimitOmaha,
    };

    private static readonly Dictionary<string, Opposition> Oppositions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Soft"] = Opposition.Soft,
        ["Soft Games"] = Opposition.Soft,
        ["Tough"] = Opposition.Tough,
        ["Tough Games"] = Opposition.Tough,
    };

    private static readonly Dictionary<string, RiskTolerance> Risks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Aggressive"] = RiskTolerance.Aggressive,
        ["Conservative"] = RiskTolerance.Conservative,
    };

    private static readonly Dictionary<string, Surroundings> Places = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Live"] = Surroundings.Live,
        ["Online"] = Surroundings.Online,
    };

    public static Result<StakeFactors> Read(string? game, string? opposition, string? risk, string? surroundings)
    {
        if (!TryRead(Games, game, out var g))
        {
            return StakeErrors.Unknown(nameof(StakeFactors.Game));
        }

        if (!TryRead(Oppositions, opposition, out var o))
        {
            return StakeErrors.Unknown(nameof(StakeFactors.Opposition));
        }

        if (!TryRead(Risks, risk, out var r))
        {
            return StakeErrors.Unknown(nameof(StakeFactors.Risk));
        }

        return TryRead(Places, surroundings, out var s) ? new StakeFactors(g, o, r, s) : StakeErrors.Unknown(nameof(StakeFactors.Surroundings));
    }

    private static bool TryRead<T>(Dictionary<string, T> names, string? text, out T? value)
        where T : struct
    {
        value = null;
        var name = (text ?? "").Trim();
        if (name.Length == 0 || name.Equals("NA", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!names.TryGetValue(name, out var known))
        {
            return false;
        }

        value = known;
        return true;
    }
}
