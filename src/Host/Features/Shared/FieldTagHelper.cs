using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace StakeEasy.Host.Features.Shared;

/// <summary>
/// <c>&lt;input field="Amount" hint="amount-hint" /&gt;</c>: id and name of a form field, what was typed last time, and the
/// references that tie it to its hint and its error.
/// </summary>
[HtmlTargetElement("input", Attributes = "field", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = "field")]
[HtmlTargetElement("textarea", Attributes = "field")]
public sealed class FieldTagHelper : TagHelper
{
    [HtmlAttributeName("field")]
    public string Field { get; set; } = "";

    /// <summary>The id of the element that explains the field.</summary>
    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("name", Field);
        if (!output.Attributes.ContainsName("id"))
        {
            output.Attributes.SetAttribute("id", Field);
        }

        var wrong = FieldErrorTagHelper.Message(View, Field) is not null;
        if (wrong)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
        }

        var described = string.Join(' ', new[] { wrong ? FieldErrorTagHelper.ErrorId(Field) : null, Hint }.Where(id => id is not null));
        if (described.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }
    }
}
