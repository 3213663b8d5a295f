using System.Globalization;

namespace CommunityClusters.Localisation;

/// <summary>A language in which the pages are drawn.</summary>
/// <param name="Code">Its BCP 47 tag.</param>
/// <param name="OwnName">Its name in itself.</param>
/// <param name="RightToLeft">Whether it is written from right to left.</param>
/// <param name="Reviewed">Whether a native speaker has read the translation; one that nobody has is offered, never switched on by itself.</param>
public sealed record Language(string Code, string OwnName, bool RightToLeft, bool Reviewed)
{
    /// <summary>The direction in which it is written, as HTML names it.</summary>
    public string Direction => RightToLeft ? "rtl" : "ltr";

    /// <summary>Says something in this language, whatever the page's is.</summary>
    public T Says<T>(Func<T> say)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Code);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }
}

/// <summary>The languages of the pages.</summary>
public static class Languages
{
    /// <summary>The language in which the sentences are first written.</summary>
    public static readonly Language English = new("en", "English", RightToLeft: false, Reviewed: true);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Language> All =
    [
        English,
        new("zu", "isiZulu", RightToLeft: false, Reviewed: false),
        new("ur", "اردو", RightToLeft: true, Reviewed: false),
    ];

    /// <summary>The language with a code; null for a code that is none of ours.</summary>
    public static Language? Named(string? code) => All.FirstOrDefault(l => l.Code == code);

    /// <summary>The language of a culture, or English.</summary>
    public static Language Of(CultureInfo culture) =>
        All.FirstOrDefault(l => l.Code == culture.TwoLetterISOLanguageName) ?? English;

    /// <summary>Whether a count takes the category "one" (Unicode CLDR, plural rules for cardinals).</summary>
    internal static bool IsOne(string language, int count) => language switch
    {
        "zu" => count is 0 or 1,
        _ => count == 1,
    };
}
