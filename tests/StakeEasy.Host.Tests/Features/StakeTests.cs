using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The player of the feature tests, with a profile or without.</summary>
public abstract class StakeTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private protected const string ProfilePath = "/recommendations/profile";
    private protected const string StakesPath = "/recommendations/stakes";

    /// <summary>What the form of a new profile holds, as a browser sends it.</summary>
    private protected static readonly (string Name, string Value)[] Usual =
    [
        ("Formats", "Cash"), ("Games", "NoLimitHoldem"), ("Opposition", "Tough"), ("Risk", "Conservative"), ("Surroundings", "Online"), ("TargetRisk", "5"),
        ("CashCurrency", "USD"), ("CashBuyIn", ""), ("CashRateFrom", "Nowhere"), ("CashPer", "HundredHands"), ("CashRate", ""), ("CashDeviation", ""), ("CashSample", ""),
        ("TournamentCurrency", "USD"), ("TournamentBuyIn", ""), ("TournamentRateFrom", "Nowhere"), ("TournamentRoi", ""), ("TournamentDeviation", ""), ("TournamentSample", ""),
    ];

    /// <summary>Tough, conservative, online: 72 buy-ins.</summary>
    private protected static readonly StakeProfile Careful = new(
        [], Opposition.Tough, RiskTolerance.Conservative, Surroundings.Online, StakeProfile.UsualRisk, new CashPlay(CurrencyCode.Of("USD")), Tournaments: null, Version: 0);

    private protected Task<HttpResponseMessage> SaveAsync(params (string Name, string Value)[] changed) => Browser.SubmitAsync(ProfilePath, Merged(Usual, changed));

    private protected Task<StakeProfile?> ProfileAsync(UserId? of = null) =>
        UseAsync<IStakeProfiles, StakeProfile?>(profiles => profiles.FindAsync(of ?? Player, CancellationToken.None));

    private protected Task<Result<Done>> KeepAsync(StakeProfile profile) =>
        UseAsync<IStakeProfiles, Result<Done>>(profiles => profiles.SaveAsync(Player, profile, CancellationToken.None));
}
