using Microsoft.AspNetCore.Razor.TagHelpers;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Shared;

/// <summary>
/// <c>&lt;money value="account.Balance" sign="Result" /&gt;</c>: an amount as the player reads it, in the element that can be covered.
/// Nothing known is a dash.
/// </summary>
[HtmlTargetElement("money", Attributes = "value", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTagHelper(ICurrencies currencies) : TagHelper
{
    /// <summary>How many large characters fit on the narrowest phone at full size; cents count about half.</summary>
    private const int FitsOnPhone = 11;

    [HtmlAttributeName("value")]
    public Money? Value { get; set; }

    [HtmlAttributeName("sign")]
    public MoneySign Sign { get; set; }

    /// <summary>The one large figure of a page, its cents smaller.</summary>
    [HtmlAttributeName("hero")]
    public bool Hero { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Value is not { } money)
        {
            output.Content.SetHtmlContent("–");
            return;
        }

        var display = MoneyDisplay.Of(currencies, money, Sign);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var large = !Hero ? "" : display.Whole.Length + (display.Rest.Length / 2) > FitsOnPhone ? " hero long" : " hero";
        output.Attributes.SetAttribute("class", "money" + large + (display.Tone.Length > 0 ? " " + display.Tone : ""));
        output.Content.Append(display.Whole);
        if (Hero && display.Rest.Length > 0)
        {
            output.Content.AppendHtml("<span class=\"cents\">");
            output.Content.Append(display.Rest);
            output.Content.AppendHtml("</span>");
        }
        else
        {
            output.Content.Append(display.Rest);
        }
    }
}
