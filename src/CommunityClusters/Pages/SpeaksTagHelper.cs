using CommunityClusters.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommunityClusters.Pages;

/// <summary>A part of a page in a language of its own, whatever the page's is: what is given to others is in theirs.</summary>
[HtmlTargetElement("*", Attributes = nameof(Speaks))]
public sealed class SpeaksTagHelper : TagHelper
{
    /// <summary>The language.</summary>
    public required Language Speaks { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Content.SetHtmlContent(await Speaks.Says(() => output.GetChildContentAsync()));
        output.Attributes.SetAttribute("lang", Speaks.Code);
        output.Attributes.SetAttribute("dir", Speaks.Direction);
    }
}
