using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>A stake that can be chosen.</summary>
/// <param name="BuyIn">What bankrolls are counted in: the most one can sit down with at a cash table, or a tournament's price.</param>
/// <param name="Blinds">Of a cash stake; null for a tournament.</param>
public sealed record Rung(Money BuyIn, CashStake? Blinds);

/// <summary>Stakes in the order in which a player climbs them: one currency, each dearer than the one before.</summary>
public sealed record StakeLadder
{
    /// <exception cref="ArgumentException">No rungs, several currencies, a buy-in that is not above the one before it and above zero.</exception>
    public StakeLadder(string name, PlayKind kind, IReadOnlyList<Rung> rungs)
    {
        ArgumentNullException.ThrowIfNull(rungs);
        if (rungs.Count == 0 || !rungs[0].BuyIn.IsPositive || rungs.Skip(1).Zip(rungs, (next, rung) => next.BuyIn > rung.BuyIn).Contains(false))
        {
            throw new ArgumentException("A ladder has rungs, and each one costs more than the one before.", nameof(rungs));
        }

        (Name, Kind, Rungs) = (name, kind, rungs);
    }

    /// <summary>The site whose buy-ins they are; empty for what is spread everywhere.</summary>
    public string Name { get; }

    public PlayKind Kind { get; }

    /// <summary>Cheapest first; never empty.</summary>
    public IReadOnlyList<Rung> Rungs { get; }

    public CurrencyCode Currency => Rungs[0].BuyIn.Currency;

    /// <summary>The same figures in another currency, as rooms there spread them: $1/$2 is played as €1/€2, too. Nothing is converted.</summary>
    public StakeLadder In(CurrencyCode currency) => currency == Currency
        ? this
        : new(Name, Kind, [.. Rungs.Select(r => r with { BuyIn = r.BuyIn with { Currency = currency } })]);
}

/// <summary>The ladders of the stakes that are commonly offered, in US dollars. In memory; never waits.</summary>
public interface IStakeLadders
{
    /// <summary>Those in which the same figures are played: the dollar first.</summary>
    IReadOnlyList<CurrencyCode> Currencies { get; }

    StakeLadder Cash { get; }

    /// <summary>One of each site.</summary>
    IReadOnlyList<StakeLadder> Tournaments { get; }

    /// <summary>One ladder of all buy-ins these sites offer; of all sites if none is named. Null if one of the names is unknown.</summary>
    StakeLadder? TournamentsOf(IReadOnlyCollection<string> sites);
}
