namespace StakeEasy.Recommendations.Contracts;

/// <summary>The two kinds of play that stakes are advised for: each has a table, and a rule, of its own.</summary>
public enum PlayKind
{
    Cash,
    Tournaments,
}

/// <summary>The game, in the order of how much a bankroll has to hold for it.</summary>
public enum GameType
{
    LimitHoldem,
    NoLimitHoldem,
    PotLimitOmaha,
}

/// <summary>How well the others at the table play.</summary>
public enum Opposition
{
    Soft,
    Tough,
}

/// <summary>How a player takes risk.</summary>
public enum RiskTolerance
{
    Aggressive,
    Conservative,
}

/// <summary>Where is played: more hands an hour ask for more buy-ins.</summary>
public enum Surroundings
{
    Live,
    Online,
}

/// <summary>What a player said about their play. Null is "not answered" (NA): such a factor is left out, it never counts as zero.</summary>
public sealed record StakeFactors(GameType? Game, Opposition? Opposition, RiskTolerance? Risk, Surroundings? Surroundings)
{
    /// <summary>
    /// What the classic rule assumes of somebody who has said nothing: a careful player online against tough opponents, at cash
    /// games of any kind (72 buy-ins) or at no-limit hold'em tournaments of any kind (134.5).
    /// </summary>
    public static StakeFactors DefaultsFor(PlayKind kind) => kind switch
    {
        PlayKind.Cash => new(null, Contracts.Opposition.Tough, RiskTolerance.Conservative, Contracts.Surroundings.Online),
        _ => new(GameType.NoLimitHoldem, Contracts.Opposition.Tough, RiskTolerance.Conservative, null),
    };
}
