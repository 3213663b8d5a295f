using System.Globalization;
using System.Net;
using CommunityClusters.Files;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CommunityClusters.Pages;

/// <summary>
/// Keeps only links that go to a page, a mailbox, a telephone or a file of ours; anything else (a script, a picture from another server,
/// which would tell that server who reads) becomes its text.
/// </summary>
internal static class SafeLinks
{
    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto, "tel"];

    public static void MakeSafe(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (FileAddress.Read(link.Url) is { } file)
            {
                ShowFile(link, file);
            }
            else if (link.IsImage || !Leads(link.Url))
            {
                link.ReplaceBy(new ContainerInline());
            }
            else
            {
                link.GetAttributes().AddProperty("rel", "nofollow noopener ugc");
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !Leads(l.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }
    }

    private static void ShowFile(LinkInline link, FileAddress.Parts file)
    {
        var attributes = link.GetAttributes();
        link.Title = null;
        link.Url = file.Path;
        if (!link.IsImage)
        {
            // It is saved, or opened beside: the page stays where it is.
            attributes.AddProperty("data-turbo", "false");
        }
        else if (file.Shown == FileAddress.Shown.Picture)
        {
            attributes.AddProperty("loading", "lazy");
            attributes.AddProperty("decoding", "async");
            if (file is { Width: > 0, Height: > 0 })
            {
                // Room for it is left before it is there.
                attributes.AddProperty("width", file.Width.ToString(CultureInfo.InvariantCulture));
                attributes.AddProperty("height", file.Height.ToString(CultureInfo.InvariantCulture));
            }
        }
        else if (file.Shown == FileAddress.Shown.Sound)
        {
            var words = WebUtility.HtmlEncode(string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString())));
            link.ReplaceBy(new HtmlInline($"<audio controls preload=\"none\" src=\"{file.Path}\" aria-label=\"{words}\"></audio> <small>{words}</small>"), copyChildren: false);
        }
        else
        {
            link.IsImage = false;
            attributes.AddProperty("data-turbo", "false");
        }
    }

    /// <summary>Whether an address is one that a link may lead to.</summary>
    public static bool Leads(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase);
}
