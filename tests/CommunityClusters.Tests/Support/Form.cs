using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CommunityClusters.Tests.Support;

/// <summary>A form as it stands on a page, with what was filled in; it can be sent again and again.</summary>
internal sealed class Form
{
    private const string Stamp = "__RequestVerificationToken";
    private readonly Uri _action;
    private readonly Dictionary<string, string> _fields;

    private Form(Uri action, Dictionary<string, string> fields) => (_action, _fields) = (action, fields);

    public static Form On(Sight page, string button, string within)
    {
        var found = page.Document.QuerySelectorAll($"{within} form").OfType<IHtmlFormElement>()
            .Where(f => f.QuerySelectorAll("button").Any(b => Sight.Squeezed(b.TextContent) == button)).ToList();
        Assert.True(found.Count == 1, $"{found.Count} forms with a button '{button}' on {page.Path} ({page.Status}): {page.Text}");
        // Of the buttons a browser sends the pressed one only.
        return On(page, found[0], found[0].QuerySelectorAll("button").First(b => Sight.Squeezed(b.TextContent) == button));
    }

    /// <summary>As a browser sends it without script when Enter is pressed in a field: by the first button that belongs to the field's form.</summary>
    public static Form ByEnter(Sight page, string field)
    {
        var form = page.One($"[name='{field}']") is IHtmlInputElement { Form: { } its } ? its : throw new InvalidOperationException(field);
        return On(page, form, page.Document.QuerySelectorAll("button").OfType<IHtmlButtonElement>().First(b => b.Form == form && b.Type == "submit"));
    }

    /// <summary>The form of a button that may stand outside of it, as buttons of fragments do, which know no viewer.</summary>
    public static Form Of(Sight page, IElement button) =>
        button is IHtmlButtonElement { Form: { } form } ? On(page, form, button) : throw new InvalidOperationException(button.OuterHtml);

    private static Form On(Sight page, IHtmlFormElement form, IElement pressed)
    {
        Assert.Equal("post", form.GetAttribute("method"), ignoreCase: true);
        var action = (pressed.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } given ? new Uri(page.Address, given) : page.Address;
        var fields = form.Elements.Where(e => e.HasAttribute("name") && e is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }
            && (e is not IHtmlButtonElement || e == pressed)).ToDictionary(
            e => e.GetAttribute("name")!,
            e => e switch
            {
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => e.GetAttribute("value") ?? "",
            },
            StringComparer.Ordinal);
        return new Form(action, fields);
    }

    /// <summary>With what somebody typed: an object whose properties are named as the fields' names end.</summary>
    public Form With(object? typed)
    {
        var fields = new Dictionary<string, string>(_fields, StringComparer.Ordinal);
        foreach (var property in typed?.GetType().GetProperties() ?? [])
        {
            var name = Assert.Single(fields.Keys, k => string.Equals(k, property.Name, StringComparison.Ordinal) || k.EndsWith("." + property.Name, StringComparison.Ordinal));
            fields[name] = (string)property.GetValue(typed)!;
        }

        return new Form(_action, fields);
    }

    /// <summary>As a page sends it that grew old, or that another site made up.</summary>
    public Form Stale() => Changed(f => f[Stamp] = "grown old");

    /// <summary>With the stamp of another form, as a script would put it there that sends for somebody else.</summary>
    public Form StampedAs(Form other) => Changed(f => f[Stamp] = other._fields[Stamp]);

    public Form WithoutStamp() => Changed(f => f.Remove(Stamp));

    public Form Without(string field) => Changed(f => Assert.True(f.Remove(field)));

    /// <summary>With one field more than the page has.</summary>
    public Form And(string name, string value) => Changed(f => f[name] = value);

    /// <summary>The same fields, sent somewhere else.</summary>
    public Form To(string address) => new(new Uri(_action, address), _fields);

    public HttpRequestMessage ToRequest() => new(HttpMethod.Post, _action)
    {
        Content = new FormUrlEncodedContent(_fields),
        Headers = { { "Origin", _action.GetLeftPart(UriPartial.Authority) } },
    };

    private Form Changed(Action<Dictionary<string, string>> change)
    {
        var fields = new Dictionary<string, string>(_fields, StringComparer.Ordinal);
        change(fields);
        return new Form(_action, fields);
    }
}
