using Microsoft.AspNetCore.Razor.TagHelpers;

namespace StakeEasy.Host.Frontend;

/// <summary>
/// <c>&lt;vite entry="app.ts" preload="figtree-latin-wght" /&gt;</c> becomes the style sheets and the module script of that entry;
/// of its fonts, those whose name starts with <c>preload</c> are asked for at once.
/// </summary>
[HtmlTargetElement("vite", Attributes = "entry", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ViteTagHelper(ViteManifest manifest) : TagHelper
{
    [HtmlAttributeName("entry")]
    public string Entry { get; set; } = "";

    [HtmlAttributeName("preload")]
    public string? Preload { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var chunk = manifest.Chunk(Entry);
        var imports = (chunk.Imports ?? []).Select(manifest.Chunk).ToArray();
        if (Preload is not null)
        {
            foreach (var font in (chunk.Assets ?? []).Where(a => a.StartsWith(Preload, StringComparison.Ordinal)))
            {
                output.Content.AppendHtml($"<link rel=\"preload\" href=\"/assets/{font}\" as=\"font\" type=\"font/woff2\" crossorigin>\n");
            }
        }

        foreach (var css in imports.Append(chunk).SelectMany(c => c.Css ?? []).Distinct(StringComparer.Ordinal))
        {
            output.Content.AppendHtml($"<link rel=\"stylesheet\" href=\"/assets/{css}\">\n");
        }

        foreach (var import in imports)
        {
            output.Content.AppendHtml($"<link rel=\"modulepreload\" href=\"/assets/{import.File}\">\n");
        }

        output.Content.AppendHtml($"<script type=\"module\" src=\"/assets/{chunk.File}\"></script>\n");
    }
}
