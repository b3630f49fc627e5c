using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>Too much of the bankroll in one place, or in one currency that is not the player's own.</summary>
internal static class Concentration
{
    /// <summary>So much of the bankroll may lie on one site, a share; more is too much, if there is another account to move it to.</summary>
    public const decimal MostOnOneSite = 0.40m;

    /// <summary>So much of the bankroll may be in one currency other than the reporting one, a share.</summary>
    public const decimal MostInOneCurrency = 0.50m;

    /// <summary>A fall of a currency that is worth showing what it would cost: a share.</summary>
    public const decimal Fall = 0.10m;

    /// <summary>What was dismissed comes back when the share has grown into the next step of this size above the line.</summary>
    public const decimal Step = 0.10m;

    private const string Over = "over";
    private const int SiteUrgency = 15;
    private const int WorstSiteUrgency = 45;
    private const int SiteEase = 4;
    private const int CurrencyUrgency = 5;
    private const int WorstCurrencyUrgency = 30;
    private const int CurrencyEase = 2;

    public static IEnumerable<Candidate> OnOneSite(Situation situation)
    {
        var bankroll = situation.Bankroll;
        if (bankroll.Accounts.Count(a => !a.Account.IsArchived) < 2)
        {
            yield break;
        }

        foreach (var (site, value, share) in bankroll.Accounts.Where(a => a.Account.Kind is AccountKind.Site && a.Share > MostOnOneSite))
        {
            var excess = new Money(value!.Value - MostOnOneSite * bankroll.Bankroll, bankroll.Currency);
            var whereTo = HasRoom(bankroll, site, excess.Amount)
                ? ""
                : " No other account of yours can take that much without holding too much itself: a bank account or one more site could.";
            yield return new(
                ActionKind.TooMuchOnOneSite,
                site.Id.Value.ToString(),
                Over,
                situation.Today,
                new(ActionWeight.Between(SiteUrgency, WorstSiteUrgency, share!.Value, MostOnOneSite, 1m), ActionWeight.ImpactOf(share), SiteEase),
                Wording.Of($"Move {excess} off {site.Name}"),
                Wording.Of($"It holds {Figure.Part(share.Value)} of your bankroll, {new Money(value.Value, bankroll.Currency)}. More than {Figure.Part(MostOnOneSite)} on one site is more than you want to lose with that site.{whereTo}"))
            {
                Level = Steps.Above(MostOnOneSite, share.Value, Step),
            };
        }
    }

    /// <summary>Whether other accounts can take so much: a site up to its own line, any other account all of it.</summary>
    private static bool HasRoom(BankrollHealth bankroll, Account from, decimal excess)
    {
        var others = bankroll.Accounts.Where(a => a.Account.Id != from.Id && !a.Account.IsArchived).ToList();
        return others.Exists(a => a.Account.Kind is not AccountKind.Site)
            || others.Sum(a => Math.Max(0m, MostOnOneSite * bankroll.Bankroll - (a.Converted ?? 0m))) >= excess;
    }

    public static IEnumerable<Candidate> InOneCurrency(Situation situation)
    {
        var bankroll = situation.Bankroll;
        foreach (var group in bankroll.Accounts.Where(a => a.Account.Currency != bankroll.Currency && a.Share is not null).GroupBy(a => a.Account.Currency))
        {
            var share = group.Sum(a => a.Share!.Value);
            if (share > MostInOneCurrency)
            {
                var value = new Money(group.Sum(a => a.Converted!.Value), bankroll.Currency);
                yield return new(
                    ActionKind.TooMuchInOneCurrency,
                    group.Key.Value,
                    Over,
                    situation.Today,
                    new(ActionWeight.Between(CurrencyUrgency, WorstCurrencyUrgency, share, MostInOneCurrency, 1m), ActionWeight.ImpactOf(share), CurrencyEase),
                    Wording.Of($"Look at how much you hold in {group.Key.Value}"),
                    Wording.Of($"{Figure.Part(share)} of your bankroll, {value}, is in {group.Key.Value}. If it fell by {Figure.Part(Fall)} against {bankroll.Currency.Value}, you would have {value with { Amount = value.Amount * Fall }} less without playing a hand."))
                {
                    Level = Steps.Above(MostInOneCurrency, share, Step),
                };
            }
        }
    }
}
