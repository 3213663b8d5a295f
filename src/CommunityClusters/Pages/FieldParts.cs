using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommunityClusters.Pages;

/// <summary>What stands around the input of a field.</summary>
internal static class FieldParts
{
    /// <summary>Some words in an element of their own.</summary>
    public static TagBuilder Span(string tag, string? id, string? css, string text)
    {
        var span = new TagBuilder(tag);
        if (id is not null)
        {
            span.Attributes["id"] = id;
        }

        if (css is not null)
        {
            span.AddCssClass(css);
        }

        span.InnerHtml.Append(text);
        return span;
    }

    /// <summary>The button that shows a password; hidden until the script is there that answers it.</summary>
    public static TagBuilder ShowButton(string input, string text)
    {
        var button = Span("button", null, "link", text);
        button.Attributes["type"] = "button";
        button.Attributes["aria-pressed"] = "false";
        button.Attributes["aria-controls"] = input;
        button.Attributes["data-shows"] = input;
        button.Attributes["hidden"] = "hidden";
        return button;
    }
}
