using StakeEasy.Currency.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Advice;

/// <summary>The classic rule on what a player plays.</summary>
internal sealed class Standings(IStakeAdvice advice, IStakeLadders ladders, ICurrencies currencies)
{
    private const int UsualScale = 2;

    /// <summary>Of everything that is played; of both kinds for somebody without a profile.</summary>
    /// <param name="balances">What the bankroll is made of, each in its own currency.</param>
    public IReadOnlyList<PlayStanding> Of(StakeProfile? profile, Money bankroll, IReadOnlyList<Money> balances, DateOnly today, ExchangeRates rates)
    {
        var at = new AtRates(bankroll, balances, today, rates);
        var standings = new List<PlayStanding>();
        if (profile is null or { Cash: not null })
        {
            var ladder = profile?.Cash is { } cash ? ladders.Cash.In(cash.Currency) : ladders.Cash;
            standings.Add(Of(ladder, profile, profile?.Cash?.BuyIn, at));
        }

        if (profile is null or { Tournaments: not null })
        {
            standings.Add(Of(TournamentLadder(profile?.Tournaments), profile, profile?.Tournaments?.BuyIn, at));
        }

        return standings;
    }

    public IReadOnlyList<SiteStake> SitesOf(StakeProfile? profile, PlayStanding standing) => standing is { Kind: PlayKind.Tournaments, Classic: { } classic }
        ? [.. ladders.Tournaments
            .Where(l => profile?.Tournaments is not { Sites.Count: > 0 } play || play.Sites.Contains(l.Name, StringComparer.OrdinalIgnoreCase))
            .Select(l => new SiteStake(l.Name, advice.For(l.In(classic.Ladder.Currency), classic.Range, classic.Bankroll).Recommended))]
        : [];

    /// <summary>A list of sites that has changed since the profile was saved must not leave its player without advice.</summary>
    private StakeLadder TournamentLadder(TournamentPlay? play) => play is null
        ? ladders.TournamentsOf([])!
        : (ladders.TournamentsOf([.. play.Sites]) ?? ladders.TournamentsOf([])!).In(play.Currency);

    private PlayStanding Of(StakeLadder ladder, StakeProfile? profile, decimal? played, AtRates at)
    {
        var factors = profile?.Factors ?? StakeFactors.DefaultsFor(ladder.Kind);
        Money? buyIn = played is { } amount ? new Money(amount, ladder.Currency) : null;
        var range = advice.Classic(ladder.Kind, factors);
        var bankroll = at.In(ladder.Currency, currencies.Find(ladder.Currency)?.Scale ?? UsualScale);
        var refused = range.Error ?? (bankroll is null ? AdviceErrors.NoRate(at.Bankroll.Currency, ladder.Currency) : null);
        return new(
            ladder.Kind,
            ladder,
            buyIn,
            factors,
            advice.ClassicParts(ladder.Kind, factors),
            bankroll,
            at.Rates.Rate(at.Bankroll.Currency, ladder.Currency, at.Today),
            refused is null ? advice.For(ladder, range.Value, bankroll!.Value, buyIn) : null,
            refused);
    }

    private sealed record AtRates(Money Bankroll, IReadOnlyList<Money> Balances, DateOnly Today, ExchangeRates Rates)
    {
        /// <summary>From the balances rather than from their sum: dollars stay the dollars they are, whatever is reported in.</summary>
        public Money? In(CurrencyCode currency, int scale)
        {
            var sum = 0m;
            foreach (var balance in Balances.Where(b => !b.IsZero))
            {
                if ((Convert(balance, currency) ?? Through(balance, currency)) is not { } amount)
                {
                    return null;
                }

                sum += amount;
            }

            return new Money(sum, currency).Rounded(scale);
        }

        private decimal? Convert(Money money, CurrencyCode to) => Rates.Convert(money.Amount, money.Currency, to, Today);

        private decimal? Through(Money money, CurrencyCode to) =>
            Convert(money, Bankroll.Currency) is { } amount ? Convert(new(amount, Bankroll.Currency), to) : null;
    }
}
