using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Goals;

/// <summary>Makes the page of the form, and a request of what comes back.</summary>
internal sealed class GoalForms(ICurrencies currencies, ICurrentPlayer current)
{
    private const int MonthsAhead = 3;

    public GoalForm New() => new()
    {
        Kind = nameof(GoalKind.Bankroll),
        FirstDay = DayText.ForInput(current.Today),
        LastDay = DayText.ForInput(current.Today.AddMonths(MonthsAhead)),
        IdempotencyKey = Guid.NewGuid().ToString(),
    };

    public GoalForm Of(Goal kept) => new()
    {
        Kind = kept.Kind.ToString(),
        Name = kept.Name,
        Target = MoneyText.ForInput(kept.Target, Scale(kept.Currency), CultureInfo.CurrentCulture),
        FirstDay = DayText.ForInput(kept.FirstDay),
        LastDay = DayText.ForInput(kept.LastDay),
        Version = kept.Version.ToString(CultureInfo.InvariantCulture),
        IdempotencyKey = Guid.NewGuid().ToString(),
    };

    public GoalFormPage Page(GoalForm form, Goal? kept) => new(form, kept, kept?.Currency ?? current.Player.ReportingCurrency, current.Today);

    /// <summary>The request, or null if something in the form is wrong; what is wrong is in <paramref name="state"/>.</summary>
    public SetGoal? Read(GoalForm form, Goal? kept, ModelStateDictionary state)
    {
        var kind = kept?.Kind ?? (Enum.TryParse<GoalKind>(form.Kind, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : null);
        Refuse(state, nameof(form.Kind), kind is null ? "Choose what the goal is about." : null);
        var isMoney = kind is GoalKind.Bankroll or GoalKind.Profit;
        var (target, problem) = Target(form.Target, isMoney ? kept?.Currency ?? current.Player.ReportingCurrency : null);
        Refuse(state, nameof(form.Target), problem);
        var (first, firstProblem) = kept is null ? TypedDay.ReadFilter(form.FirstDay, current.Today) : (kept.FirstDay, null);
        Refuse(state, nameof(form.FirstDay), firstProblem ?? (first is null ? "Choose a day." : null));
        var (last, lastProblem) = TypedDay.ReadFilter(form.LastDay, current.Today);
        Refuse(state, nameof(form.LastDay), lastProblem ?? (last is null ? "Choose a day." : null));
        return state.IsValid ? new(kind!.Value, form.Name ?? "", target!.Value, first!.Value, last!.Value) : null;
    }

    private (decimal? Target, string? Problem) Target(string? text, CurrencyCode? currency)
    {
        if (currency is { } code && currencies.Find(code) is { } info)
        {
            return TypedAmount.Read(text, info);
        }

        return string.IsNullOrWhiteSpace(text) ? (null, "Enter a number.")
            : MoneyText.TryParse(text, CultureInfo.CurrentCulture, out var number) ? (number, null)
            : (null, $"“{TypedAmount.Echo(text)}” is no number. Write it like 50.");
    }

    private int Scale(CurrencyCode? currency) => currency is { } code ? currencies.Find(code)?.Scale ?? 2 : 0;

    private static void Refuse(ModelStateDictionary state, string field, string? problem)
    {
        if (problem is not null)
        {
            state.AddModelError(field, problem);
        }
    }
}
