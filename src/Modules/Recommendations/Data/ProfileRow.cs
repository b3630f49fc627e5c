using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.Data;

/// <summary>A row of <c>recommendations.profiles</c>: one for each player who has filled it in.</summary>
internal sealed class ProfileRow
{
    public Guid OwnerId { get; init; }

    /// <summary>Names of <see cref="GameType"/>; null for none.</summary>
    public string[]? Games { get; set; }

    public Opposition? Opposition { get; set; }

    public RiskTolerance? RiskTolerance { get; set; }

    public Surroundings? Surroundings { get; set; }

    public decimal TargetRisk { get; set; }

    /// <summary>Null for somebody who plays no cash games; then all that follows of cash is null or nothing.</summary>
    public string? CashCurrency { get; set; }

    public decimal? CashBuyIn { get; set; }

    public RateFrom CashRateFrom { get; set; }

    public RateBlock CashPer { get; set; }

    public decimal? CashRate { get; set; }

    public decimal? CashDeviation { get; set; }

    public decimal? CashSample { get; set; }

    /// <summary>As <see cref="CashCurrency"/>.</summary>
    public string? TournamentCurrency { get; set; }

    /// <summary>Null for all.</summary>
    public string[]? TournamentSites { get; set; }

    public decimal? TournamentBuyIn { get; set; }

    public RateFrom TournamentRateFrom { get; set; }

    public decimal? TournamentRoi { get; set; }

    public decimal? TournamentDeviation { get; set; }

    public decimal? TournamentSample { get; set; }

    /// <summary>PostgreSQL's xmin.</summary>
    public uint Version { get; set; }
}
