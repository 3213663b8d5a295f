using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommunityClusters.Pages;

/// <summary>The shape and colour of a subject, beside its name.</summary>
[HtmlTargetElement("mark-of", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkTagHelper(Assets assets) : TagHelper
{
    /// <summary>The subject's mark, as in the curriculum.</summary>
    public required string Subject { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mark");
        output.Attributes.SetAttribute("data-subject", Subject);
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"{assets["icons.svg"]}#mark-{System.Net.WebUtility.HtmlEncode(Subject)}\"/>");
    }
}
