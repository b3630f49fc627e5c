using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>The best that one site offers for a bankroll.</summary>
/// <param name="Recommended">Null if not even its smallest buy-in is affordable.</param>
public sealed record SiteStake(string Site, Rung? Recommended);

/// <summary>Where a bankroll stands by the classic rule, for one kind of play.</summary>
/// <param name="Ladder">The stakes that are offered, in the currency they are played in.</param>
/// <param name="Played">The buy-in that the player said to play now.</param>
/// <param name="Factors">What the rule counts with: the player's answers, or the usual ones where there is no profile.</param>
/// <param name="Parts">What each of them adds; empty if nothing was answered.</param>
/// <param name="Bankroll">In the currency of the stakes; null if there is no rate to it: then there is no advice either.</param>
/// <param name="Rate">Units of that currency for one of the reporting currency.</param>
/// <param name="Classic">Null if there is no advice; <paramref name="Refused"/> says why.</param>
/// <param name="Refused">Beside which answer, and what to do; null if there is advice.</param>
public sealed record PlayStanding(
    PlayKind Kind,
    StakeLadder Ladder,
    Money? Played,
    StakeFactors Factors,
    IReadOnlyList<AnsweredFactor> Parts,
    Money? Bankroll,
    decimal? Rate,
    StakeAdvice? Classic,
    Error? Refused);

/// <summary>The win rate that the risk rule counts with.</summary>
/// <param name="Rate">Big blinds per hundred hands or hour; buy-ins per tournament.</param>
/// <param name="Deviation">Of one such block.</param>
/// <param name="Per">Null for tournaments.</param>
/// <param name="Blocks">How many blocks it was seen over; null if the player takes it for certain.</param>
/// <param name="Sessions">How many sessions; null if it was typed.</param>
/// <param name="Likely">The true rate lies in it 95 times in 100; null without a sample.</param>
public sealed record RateInUse(RateFrom From, double Rate, double Deviation, RateBlock? Per, double? Blocks, int? Sessions, Band? Likely);

/// <summary>The risk of losing the bankroll at one stake, if one never moved.</summary>
/// <param name="BuyIns">How many the bankroll holds.</param>
/// <param name="Exactly">If the win rate is exactly what it seems.</param>
/// <param name="Uncertain">Averaged over all win rates that the sample leaves possible; null without a sample.</param>
public sealed record StakeRisk(Rung Stake, decimal BuyIns, double Exactly, double? Uncertain);

/// <summary>Advice by risk of ruin.</summary>
/// <param name="Rate">Null if it is not known; <paramref name="Refused"/> says what is missing.</param>
/// <param name="Advice">Null if there is none; <paramref name="Refused"/> says why.</param>
/// <param name="AtClassic">The risk of ruin with as many buy-ins as the classic rule asks for; null without a rate or a classic rule.</param>
/// <param name="Stakes">The stakes around those that either rule recommends, cheapest first; empty without a rate.</param>
public sealed record RiskAdvice(RateInUse? Rate, StakeAdvice? Advice, Error? Refused, double? AtClassic, IReadOnlyList<StakeRisk> Stakes);

/// <summary>How lucky the player's own record was.</summary>
/// <param name="Against">The true rate it is held against: the one that was typed, or 0 where the rate in use was read off the record itself.</param>
/// <param name="Blocks">Hundreds of hands, or tournaments.</param>
/// <param name="Result">Of all of them, in big blinds or buy-ins.</param>
public sealed record RecordLuck(double Against, double Blocks, double Result, Luck Luck);

/// <summary>Advice for one kind of play, by both rules.</summary>
/// <param name="Sites">Of tournaments: what each site offers by the classic rule.</param>
/// <param name="Luck">Null if there is nothing to compare: no rate, no record, or one counted by hours and the other by hands.</param>
public sealed record PlayAdvice(PlayStanding Standing, RiskAdvice Risk, IReadOnlyList<SiteStake> Sites, RecordLuck? Luck);

/// <summary>Everything about the stakes of one player.</summary>
/// <param name="Profile">Null if there is none: then the advice is for a careful player of whom nothing is known.</param>
/// <param name="Bankroll">In the reporting currency; what cannot be converted is not in it.</param>
/// <param name="RatesDay">The day of the newest rates; null if there are none.</param>
/// <param name="NotConverted">Accounts with money and without a rate, left out of every figure.</param>
/// <param name="Plays">Cash games before tournaments; only what the profile says is played.</param>
public sealed record OwnAdvice(
    StakeProfile? Profile,
    Money Bankroll,
    DateOnly? RatesDay,
    IReadOnlyList<Account> NotConverted,
    PlayRecord Record,
    IReadOnlyList<PlayAdvice> Plays);

/// <summary>Which stakes an owner's bankroll affords.</summary>
public interface IOwnStakeAdvice
{
    /// <summary>At most three statements, however long the history.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="currency">To report in.</param>
    /// <param name="today">The owner's calendar day.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<OwnAdvice> OfAsync(UserId owner, CurrencyCode currency, DateOnly today, CancellationToken ct);

    /// <summary>
    /// By the classic rule, for a bankroll that is known already: at most one statement, and none while the profile is in the cache. Null
    /// without a profile.
    /// </summary>
    /// <param name="owner">Whose.</param>
    /// <param name="bankroll">In the reporting currency.</param>
    /// <param name="balances">What it is made of, each in its own currency; what cannot be converted is left out.</param>
    /// <param name="today">The owner's calendar day.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<IReadOnlyList<PlayStanding>?> StandingAsync(
        UserId owner, Money bankroll, IReadOnlyList<Money> balances, DateOnly today, CancellationToken ct);
}
