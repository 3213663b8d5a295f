using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommunityClusters.Pages;

/// <summary>The shape of a subject, in its colour. The subject's name stands beside it: neither says it alone.</summary>
[HtmlTargetElement("mark", TagStructure = TagStructure.WithoutEndTag, Attributes = nameof(Subject))]
public sealed class MarkTagHelper(Assets assets) : TagHelper
{
    /// <summary>The mark's name, as the curriculum gives it.</summary>
    public required string Subject { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mark");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("data-subject", Subject);
        output.Content.AppendHtml("<use href=\"").Append(assets["icons.svg"]).Append("#mark-").Append(Subject).AppendHtml("\"/>");
    }
}
