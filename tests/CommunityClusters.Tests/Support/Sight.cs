using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CommunityClusters.Tests.Support;

/// <summary>A page as somebody sees it.</summary>
/// <param name="Status">The status with which it was answered.</param>
/// <param name="Address">Where it stands.</param>
/// <param name="LeadsTo">Where the answer sends the browser, when nobody followed.</param>
/// <param name="Html">Its bytes as text.</param>
/// <param name="Document">Its elements.</param>
/// <param name="Headers">What was said about it.</param>
internal sealed record Sight(HttpStatusCode Status, Uri Address, string? LeadsTo, string Html, IDocument Document, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Its bytes as they are.</summary>
    public byte[] Bytes { get; private init; } = [];

    public string Path => Address.AbsolutePath;

    /// <summary>The language in which it is drawn.</summary>
    public string Language => Document.DocumentElement.GetAttribute("lang") ?? "";

    /// <summary>What can be read on it, white space made single.</summary>
    public string Text => Squeezed(Document.Body?.TextContent);

    public static async Task<Sight> Of(HttpResponseMessage response, Uri address)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var document = Parsed(html);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Sight(response.StatusCode, address, response.Headers.Location?.ToString(), html, document, headers) { Bytes = bytes };
    }

    /// <summary>Short enough to be read where a test failed.</summary>
    public override string ToString() => $"{(int)Status} {Address.PathAndQuery} {Text}";

    public IElement One(string selector) => Assert.Single(Document.QuerySelectorAll(selector));

    public IReadOnlyList<IElement> Elements(string selector) => [.. Document.QuerySelectorAll(selector)];

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    public string TextOf(string selector) => Squeezed(One(selector).TextContent);

    public IReadOnlyList<string> TextsOf(string selector) => [.. Document.QuerySelectorAll(selector).Select(e => Squeezed(e.TextContent))];

    /// <summary>What stands in a field, by the end of its name.</summary>
    public string ValueOf(string field)
    {
        var input = One($"input[name$='{field}']:not([type=hidden]), textarea[name$='{field}']");
        return input is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : input.GetAttribute("value") ?? "";
    }

    /// <summary>What is said to be wrong beside a field; the field points at it for those who listen instead of look.</summary>
    public string ErrorOf(string field)
    {
        var input = One($"input[name$='{field}']:not([type=hidden]), textarea[name$='{field}']");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var error = Assert.Single(input.ParentElement!.QuerySelectorAll(".field__error"));
        Assert.Contains(error.Id!, input.GetAttribute("aria-describedby")!.Split(' '), StringComparer.Ordinal);
        return Squeezed(error.TextContent);
    }

    public static IDocument Parsed(string html) => new HtmlParser().ParseDocument(html);

    public string Preview(string property) => One($"meta[property='{property}']").GetAttribute("content")!;

    public static string Squeezed(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
