using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Recommendations;

/// <summary>
/// <c>&lt;wording value="action.What.Reason" /&gt;</c>: words with their figures as the player reads them, amounts in the element that can be
/// covered.
/// </summary>
[HtmlTargetElement("wording", Attributes = "value", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordingTagHelper(ICurrencies currencies) : TagHelper
{
    [HtmlAttributeName("value")]
    public required Wording Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var (words, figure) in Value.Pieces())
        {
            if (figure?.Amount is { } amount)
            {
                output.Content.AppendHtml("<span class=\"money\">").Append(MoneyDisplay.Text(currencies, amount)).AppendHtml("</span>");
            }
            else
            {
                output.Content.Append(words ?? Text(figure!));
            }
        }
    }

    /// <summary>The same for places that hold no markup, such as labels of buttons: without the amounts, which could not be covered there.</summary>
    public static string Plain(Wording wording) =>
        string.Concat(wording.Pieces().Select(p => p.Words ?? (p.Figure!.Amount is null ? Text(p.Figure) : "an amount")));

    private static string Text(Figure figure) => figure switch
    {
        { Share: { } share } => PercentText.Of(share),
        { Day: { } day } => DayText.Prose(day),
        { Number: { } number } => number.ToString("#,0.##", CultureInfo.CurrentCulture),
        _ => figure.Name ?? "",
    };
}
