using System.Net;
using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Pages;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace CommunityClusters.Features.Threads;

/// <summary>What a post says, as it is shown.</summary>
internal static class PostText
{
    /// <summary>How many characters of a post stand above an answer to it.</summary>
    public const int LongestBeginning = 120;

    /// <summary>The HTML of a post's words; its pictures stand below them.</summary>
    /// <param name="kept">The text as it is kept.</param>
    /// <param name="nameOf">How a member who is mentioned is called.</param>
    public static IHtmlContent ToHtml(string kept, Func<Guid, string> nameOf)
    {
        var document = Markdown.ParseMessage(Mentions.WithoutTypedSigns(PictureLine.Split(kept).Words));
        foreach (var literal in document.Descendants<LiteralInline>().ToList())
        {
            Emphasise(literal, nameOf);
        }

        // What is left stands in code or in an address, and is words there.
        return new HtmlString(Mentions.AsTyped(Markdown.MessageToHtml(document), id => WebUtility.HtmlEncode(nameOf(id))));
    }

    /// <summary>How it begins, without markup; where it has no words, what its pictures show.</summary>
    public static string Beginning(string kept, Func<Guid, string> nameOf)
    {
        var (words, pictures) = PictureLine.Split(kept);
        return Markdown.Preview(Mentions.AsTyped(words.Length > 0 ? words : string.Join("\n\n", pictures.Select(p => p.Line)), nameOf), LongestBeginning);
    }

    private static void Emphasise(LiteralInline literal, Func<Guid, string> nameOf)
    {
        var parts = Mentions.PartsOf(literal.Content.ToString()).ToList();
        if (parts.Count == 1)
        {
            return;
        }

        Inline last = literal;
        foreach (var (words, member) in parts)
        {
            Inline added = member is { } id
                ? new HtmlInline($"<b class=\"mention\" data-member=\"{id}\"><bdi>@{WebUtility.HtmlEncode(nameOf(id))}</bdi></b>")
                : new LiteralInline(words);
            last.InsertAfter(added);
            last = added;
        }

        literal.Remove();
    }
}
