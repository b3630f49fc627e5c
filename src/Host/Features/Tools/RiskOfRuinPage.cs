using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Tools;

/// <param name="Stretch">For the downswings; its length is only meant if <paramref name="Question"/> has one.</param>
/// <param name="Hourly">Counted by hours, not by hundreds of hands.</param>
internal sealed record RiskInputs(RuinQuestion Question, StretchQuestion Stretch, bool Hourly);

/// <summary>One answer.</summary>
/// <param name="Id">Of its row: the formula's number in docs/risk-maths.md.</param>
/// <param name="Words">What the figure says, and what it does not.</param>
/// <param name="Formula">Its name, and how it is written.</param>
internal sealed record RiskRow(string Id, string Question, string Answer, string Words, string Formula);

/// <param name="Rows">Null while something is wrong with the fields.</param>
internal sealed record RiskOfRuinPage(ToolFields Fields, IReadOnlyList<RiskRow>? Rows)
{
    public const string Path = "/tools/risk-of-ruin";
}
