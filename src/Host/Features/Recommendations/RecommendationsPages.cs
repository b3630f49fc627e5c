using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Recommendations;

/// <summary>Where an answer leads back to. Anything else is the list.</summary>
internal enum AnsweredOn
{
    List,
    Dashboard,
    Best,
}

/// <summary>All there is to do.</summary>
/// <param name="AsksForProfile">The player has not said what they play, without which no stake is advised, and takes no break from stakes.</param>
internal sealed record RecommendationsPage(NextActionList List, bool AsksForProfile);

/// <summary>One action with its buttons.</summary>
internal sealed record ActionRow(NextAction Action, AnsweredOn On);

/// <summary>The best action, by itself.</summary>
/// <param name="Others">How many more there are.</param>
internal sealed record BestActionPage(NextAction? Best, int Others, bool IsNew, AnsweredOn On);
