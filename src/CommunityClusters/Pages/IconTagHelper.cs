using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommunityClusters.Pages;

/// <summary>An icon of the sprite. It is a picture beside a word, never instead of one.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(Assets assets) : TagHelper
{
    /// <summary>The symbol's name in <c>icons.svg</c>.</summary>
    public required string Name { get; set; }

    /// <summary>Whether it points along the line and has to turn round where lines run from right to left.</summary>
    public bool Turns { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Turns ? "icon icon--turn" : "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"{assets["icons.svg"]}#{Name}\"/>");
    }
}
