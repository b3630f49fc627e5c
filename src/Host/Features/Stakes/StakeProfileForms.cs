using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Stakes;

/// <summary>Between a profile and its form.</summary>
internal sealed class StakeProfileForms(IStakeAdvice advice)
{
    private const decimal PerCent = 100m;

    private const string Dollar = "USD";

    /// <summary>For somebody without a profile: the usual answers, to be changed.</summary>
    public static StakeProfileForm Empty => new()
    {
        Formats = [StakeProfileForm.Cash],
        Games = [nameof(GameType.NoLimitHoldem)],
        Opposition = nameof(Opposition.Tough),
        Risk = nameof(RiskTolerance.Conservative),
        Surroundings = nameof(Surroundings.Online),
        TargetRisk = Text(StakeProfile.UsualRisk * PerCent),
        CashCurrency = Dollar,
        CashRateFrom = nameof(RateFrom.Nowhere),
        CashPer = nameof(RateBlock.HundredHands),
        TournamentCurrency = Dollar,
        TournamentRateFrom = nameof(RateFrom.Nowhere),
        Version = "0",
    };

    public static StakeProfileForm Of(StakeProfile profile)
    {
        var (empty, cash, tournaments) = (Empty, profile.Cash, profile.Tournaments);
        return new()
        {
            Formats = [.. new[] { cash is null ? null : StakeProfileForm.Cash, tournaments is null ? null : StakeProfileForm.Tournaments }.OfType<string>()],
            Games = [.. profile.Games.Select(g => g.ToString())],
            Opposition = profile.Opposition?.ToString() ?? StakeProfileForm.NotAnswered,
            Risk = profile.Risk?.ToString() ?? StakeProfileForm.NotAnswered,
            Surroundings = profile.Surroundings?.ToString() ?? StakeProfileForm.NotAnswered,
            TargetRisk = Text(profile.TargetRisk * PerCent),
            CashCurrency = cash?.Currency.Value ?? empty.CashCurrency,
            CashBuyIn = Option(cash?.BuyIn),
            CashRateFrom = (cash?.RateFrom ?? RateFrom.Nowhere).ToString(),
            CashPer = (cash?.Per ?? RateBlock.HundredHands).ToString(),
            CashRate = Text(cash?.Rate),
            CashDeviation = Text(cash?.Deviation),
            CashSample = Text(cash?.Sample),
            TournamentCurrency = tournaments?.Currency.Value ?? empty.TournamentCurrency,
            TournamentSites = [.. tournaments?.Sites ?? []],
            TournamentBuyIn = Option(tournaments?.BuyIn),
            TournamentRateFrom = (tournaments?.RateFrom ?? RateFrom.Nowhere).ToString(),
            TournamentRoi = Text(tournaments?.Roi * PerCent),
            TournamentDeviation = Text(tournaments?.Deviation),
            TournamentSample = Text(tournaments?.Sample),
            Version = profile.Version.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The profile; what cannot be read is refused beside its field, and the answer does not count.</summary>
    public StakeProfile Read(StakeProfileForm form, ModelStateDictionary state)
    {
        var fields = new ProfileFields(state);
        foreach (var format in form.Formats.Where(f => f is not (StakeProfileForm.Cash or StakeProfileForm.Tournaments)))
        {
            fields.Refuse(nameof(form.Formats), $"“{TypedAmount.Echo(format)}” is nothing StakeEasy has advice for. Choose cash games, tournaments or both.");
        }

        var games = form.Games.Select(g => Take(fields, nameof(form.Games), advice.Read(g, null, null, null))?.Game).OfType<GameType>().ToList();
        var answers = Take(fields, null, advice.Read(null, form.Opposition, null, null));
        var risk = Take(fields, null, advice.Read(null, null, form.Risk, null));
        var surroundings = Take(fields, null, advice.Read(null, null, null, form.Surroundings));
        return new(
            games,
            answers?.Opposition,
            risk?.Risk,
            surroundings?.Surroundings,
            (fields.Number(nameof(form.TargetRisk), form.TargetRisk) / PerCent) ?? StakeProfile.UsualRisk,
            form.Formats.Contains(StakeProfileForm.Cash, StringComparer.Ordinal) ? CashOf(form, fields) : null,
            form.Formats.Contains(StakeProfileForm.Tournaments, StringComparer.Ordinal) ? TournamentsOf(form, fields) : null,
            uint.TryParse(form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);
    }

    private static CashPlay CashOf(StakeProfileForm form, ProfileFields fields) => new(fields.Currency(nameof(form.CashCurrency), form.CashCurrency))
    {
        BuyIn = fields.Option(nameof(form.CashBuyIn), form.CashBuyIn),
        RateFrom = fields.Choice<RateFrom>(nameof(form.CashRateFrom), form.CashRateFrom),
        Per = fields.Choice<RateBlock>(nameof(form.CashPer), form.CashPer),
        Rate = fields.Number(nameof(form.CashRate), form.CashRate),
        Deviation = fields.Number(nameof(form.CashDeviation), form.CashDeviation),
        Sample = fields.Number(nameof(form.CashSample), form.CashSample),
    };

    private static TournamentPlay TournamentsOf(StakeProfileForm form, ProfileFields fields) =>
        new(fields.Currency(nameof(form.TournamentCurrency), form.TournamentCurrency), form.TournamentSites)
        {
            BuyIn = fields.Option(nameof(form.TournamentBuyIn), form.TournamentBuyIn),
            RateFrom = fields.Choice<RateFrom>(nameof(form.TournamentRateFrom), form.TournamentRateFrom),
            Roi = fields.Number(nameof(form.TournamentRoi), form.TournamentRoi) / PerCent,
            Deviation = fields.Number(nameof(form.TournamentDeviation), form.TournamentDeviation),
            Sample = fields.Number(nameof(form.TournamentSample), form.TournamentSample),
        };

    private static StakeFactors? Take(ProfileFields fields, string? field, Result<StakeFactors> answer)
    {
        if (answer.Succeeded)
        {
            return answer.Value;
        }

        fields.Refuse(field ?? answer.Error.Field, answer.Error.Message);
        return null;
    }

    /// <summary>As a field shows it: in the player's own figures, without zeros behind it.</summary>
    private static string? Text(decimal? number) => number?.ToString("0.##########", CultureInfo.CurrentCulture);

    /// <summary>As the value of an option, which nobody reads.</summary>
    private static string? Option(decimal? buyIn) => buyIn?.ToString("0.##########", CultureInfo.InvariantCulture);
}
