using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace StakeEasy.Host.Features.Shared;

/// <summary>
/// <c>&lt;field-error name="Amount" /&gt;</c>: what is wrong with the field, or nothing. The field itself, an element with
/// <c>field="Amount"</c>, gets its id and name, and points to that message while there is one.
/// </summary>
[HtmlTargetElement("field-error", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldErrorTagHelper : TagHelper
{
    [HtmlAttributeName("name")]
    public string Name { get; set; } = "";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Message(View, Name) is not { } message)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error");
        output.Attributes.SetAttribute("id", ErrorId(Name));
        output.Content.SetHtmlContent("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#alert\"/></svg> ");
        output.Content.Append(message);
    }

    internal static string ErrorId(string name) => name + "-error";

    internal static string? Message(ViewContext view, string name) =>
        view.ModelState.TryGetValue(name, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;
}
