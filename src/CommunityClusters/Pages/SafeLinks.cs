using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CommunityClusters.Pages;

/// <summary>
/// Keeps only links that go to a page, a mailbox or a telephone; anything else (a script, a picture from another server, which
/// would tell that server who reads) becomes its text.
/// </summary>
internal static class SafeLinks
{
    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto, "tel"];

    public static void MakeSafe(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage || !Leads(link.Url))
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

    /// <summary>Whether an address is one that a link may lead to.</summary>
    public static bool Leads(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase);
}
