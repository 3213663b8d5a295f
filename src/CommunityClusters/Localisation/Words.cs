using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace CommunityClusters.Localisation;

/// <summary>
/// Everything that the program says, in the language of the page being drawn. Keys stand in <c>en.json</c>; a value is a
/// sentence with <c>{placeholders}</c>, or an object of sentences by plural category, chosen by the placeholder <c>count</c>.
/// </summary>
public sealed partial class Words
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, Sentence>> _languages;
    private readonly IReadOnlyList<string> _keys;

    /// <summary>Reads the languages that the program ships.</summary>
    public Words()
    {
        var read = Languages.All.ToDictionary(l => l.Code, l => Read(l.Code), StringComparer.Ordinal);
        _keys = [.. read[Languages.English.Code].Select(s => s.Key)];
        _languages = read.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static string Language => Languages.Of(CultureInfo.CurrentUICulture).Code;

    /// <summary>The sentence of a key.</summary>
    public string this[string key] => Say(key);

    /// <summary>The sentence of a key, with values for its placeholders.</summary>
    public string this[string key, params (string Name, object? Value)[] values] => Say(key, values);

    /// <summary>The sentences of a key for one and for other counts, placeholders unfilled: for scripts, which count by themselves.</summary>
    public (string One, string Other) Forms(string key) => (Find(key).One ?? Find(key).Other, Find(key).Other);

    /// <summary>Every sentence whose key begins so, placeholders unfilled, for scripts: as text, or as an object with <c>one</c> and <c>other</c> where it counts.</summary>
    public IReadOnlyDictionary<string, object> AllUnder(params IReadOnlyList<string> beginnings) =>
        _keys.Where(k => beginnings.Any(b => k.StartsWith(b, StringComparison.Ordinal)))
            .ToDictionary(k => k, k => Find(k) is { One: { } one } counts ? new { one, other = counts.Other } : (object)Find(k).Other, StringComparer.Ordinal);

    /// <summary>Whether there is such a sentence.</summary>
    public bool Has(string key) => _languages[Languages.English.Code].ContainsKey(key);

    /// <summary>The sentence of a key in another language than the page's: how a language is offered to who reads it.</summary>
    public string In(Language language, string key) => Find(key, language.Code).Other;

    /// <summary>Every wording of a language beside its English, in the order of the file: as people meet them.</summary>
    public IEnumerable<Wording> Wordings(Language language) =>
        from key in _keys
        let english = Find(key, Languages.English.Code)
        let present = Find(key, language.Code)
        from wording in english.One is { } one
            ? new[] { new Wording(key, IsOne: true, one, present.One ?? present.Other), new Wording(key, IsOne: false, english.Other, present.Other) }
            : [new Wording(key, IsOne: false, english.Other, present.Other)]
        select wording;

    /// <summary>The placeholders of a sentence, each once, as they stand in it.</summary>
    public static IReadOnlyList<string> PlaceholdersOf(string sentence) =>
        [.. Placeholder().Matches(sentence).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A sentence whose placeholders are HTML; the sentence itself is encoded.</summary>
    public IHtmlContent Html(string key, params (string Name, IHtmlContent Value)[] values)
    {
        var content = new HtmlContentBuilder();
        var parts = Placeholder().Split(Find(key).For(null, Language));
        for (var i = 0; i < parts.Length; i++)
        {
            var isPlaceholder = i % 2 == 1;
            _ = isPlaceholder ? content.AppendHtml(values.Single(v => v.Name == parts[i]).Value) : content.Append(parts[i]);
        }

        return content;
    }

    private string Say(string key, params (string Name, object? Value)[] values)
    {
        var count = values.FirstOrDefault(v => v.Name == "count").Value;
        var text = Find(key).For(count as int?, Language);
        return values.Length == 0 ? text : Placeholder().Replace(text, match =>
        {
            var (name, value) = values.FirstOrDefault(v => v.Name == match.Groups["name"].Value);
            return name is null ? match.Value : Convert.ToString(value, CultureInfo.CurrentCulture) ?? "";
        });
    }

    // A key made at run time (a subject that an owner added) may be missing from a language; English then stands in.
    private Sentence Find(string key) => Find(key, Language);

    private Sentence Find(string key, string language) =>
        _languages[language].GetValueOrDefault(key) ?? _languages[Languages.English.Code].GetValueOrDefault(key)
            ?? throw new KeyNotFoundException($"No sentence '{key}'.");

    private static List<KeyValuePair<string, Sentence>> Read(string code)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"Localisation.{code}.json")!;
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Sentence.Of(p.Value)))];
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    private sealed record Sentence(string Other, string? One)
    {
        public static Sentence Of(JsonElement value) => value.ValueKind == JsonValueKind.String
            ? new Sentence(value.GetString()!, null)
            : new Sentence(value.GetProperty("other").GetString()!, value.GetProperty("one").GetString());

        public string For(int? count, string language) =>
            One is not null && count is { } n && Languages.IsOne(language, n) ? One : Other;
    }
}

/// <summary>One sentence of the program in English and in another language.</summary>
/// <param name="Key">Its key in the files of <c>Localisation</c>.</param>
/// <param name="IsOne">Whether it is what is said of the plural category "one".</param>
/// <param name="English">The English sentence.</param>
/// <param name="Present">How it is said in the other language now.</param>
public sealed record Wording(string Key, bool IsOne, string English, string Present);
