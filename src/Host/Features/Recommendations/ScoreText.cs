using System.Globalization;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Recommendations;

/// <summary>A score with the parts it is made of.</summary>
internal static class ScoreText
{
    public static string Of(NextAction action)
    {
        var (weight, culture) = (action.What.Weight, CultureInfo.CurrentCulture);
        var sum = string.Create(culture, $"Urgency {weight.Urgency} + impact {weight.Impact} + ease {weight.Ease}");
        return action.Preference == 1m ? sum : string.Create(culture, $"({sum}) × {action.Preference:0.00} for what you usually do with these = {action.Score:0.0}");
    }
}
