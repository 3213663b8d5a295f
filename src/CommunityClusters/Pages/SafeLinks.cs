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
            if (link.IsImage || !GoesSomewhereSafe(link.Url))
            {
                link.ReplaceBy(new ContainerInline());
            }
            else
            {
                link.GetAttributes().AddProperty("rel", "nofollow noopener ugc");
            }
        }
    }

    private static bool GoesSomewhereSafe(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase);
}
