using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Stakes;

/// <summary>The profile as it is typed; everything text, so that it can be shown again as it was.</summary>
internal sealed class StakeProfileForm
{
    /// <summary>What stands for a question that was not answered.</summary>
    public const string NotAnswered = "NA";

    public const string Cash = nameof(Cash);

    public const string Tournaments = nameof(Tournaments);

    public List<string> Formats { get; set; } = [];

    public List<string> Games { get; set; } = [];

    public string? Opposition { get; set; }

    public string? Risk { get; set; }

    public string? Surroundings { get; set; }

    /// <summary>In per cent.</summary>
    public string? TargetRisk { get; set; }

    public string? CashCurrency { get; set; }

    public string? CashBuyIn { get; set; }

    public string? CashRateFrom { get; set; }

    public string? CashPer { get; set; }

    public string? CashRate { get; set; }

    public string? CashDeviation { get; set; }

    public string? CashSample { get; set; }

    public string? TournamentCurrency { get; set; }

    public List<string> TournamentSites { get; set; } = [];

    public string? TournamentBuyIn { get; set; }

    public string? TournamentRateFrom { get; set; }

    /// <summary>In per cent.</summary>
    public string? TournamentRoi { get; set; }

    public string? TournamentDeviation { get; set; }

    public string? TournamentSample { get; set; }

    /// <summary>Of the profile that was shown.</summary>
    public string? Version { get; set; }
}

/// <param name="Currency">That the player's own results are reported in.</param>
/// <param name="Record">What the player's own sessions show.</param>
/// <param name="Newer">What was saved meanwhile, if that is why the form comes back.</param>
internal sealed record StakeProfilePage(StakeProfileForm Form, IStakeLadders Ladders, PlayRecord Record, CurrencyCode Currency, StakeProfile? Newer);
