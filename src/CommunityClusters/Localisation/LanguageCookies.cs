using System.Security.Cryptography;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.Localization;

namespace CommunityClusters.Localisation;

/// <summary>
/// The language of a phone, and of the teacher who is signed in on it. A phone is lent: what came with a teacher's account goes
/// when they sign out, and the phone speaks its own language again.
/// </summary>
internal static class LanguageCookies
{
    /// <summary>The name of the cookie that holds the language that somebody chose on this phone.</summary>
    public const string OfPhone = "language";

    private const string OfTeacher = "my-language";
    private const string NoneOfTheirOwn = "-";
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    /// <summary>Keeps what was chosen by hand: for the phone; where a teacher is signed in, only if the phone has none yet.</summary>
    public static void KeepLanguage(this HttpContext context, Language language, bool isTeachers)
    {
        if (!isTeachers || !context.Request.Cookies.ContainsKey(OfPhone))
        {
            context.Response.Cookies.Append(OfPhone, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language.Code)), Options(context));
        }

        // Asked of the account again with the next page.
        context.ForgetTeachersLanguage();
    }

    /// <summary>What this phone knows of the signed-in teacher's language; null when it has not asked yet.</summary>
    public static (bool IsKnown, Language? Language) TeachersLanguage(this HttpContext context, Guid session) =>
        context.Request.Cookies[OfTeacher]?.Split('.') is [var code, var of] && of == Mark(session) ? (true, Languages.Named(code)) : (false, null);

    /// <summary>Remembers the language of the teacher's account as long as this session lasts.</summary>
    public static void KeepTeachersLanguage(this HttpContext context, Guid session, Language? language) =>
        context.Response.Cookies.Append(OfTeacher, $"{language?.Code ?? NoneOfTheirOwn}.{Mark(session)}", Options(context));

    /// <summary>Forgets the language that came with an account.</summary>
    public static void ForgetTeachersLanguage(this HttpContext context)
    {
        if (context.Request.Cookies.ContainsKey(OfTeacher))
        {
            context.Response.Cookies.Delete(OfTeacher);
        }
    }

    /// <summary>
    /// The language that the browser asks for first of all that we have, where nobody chose one yet; null when that is the
    /// page's. It is offered, and never switched on by itself.
    /// </summary>
    public static Language? OfferedLanguage(this HttpContext context)
    {
        if (context.Request.Cookies.ContainsKey(OfPhone)
            || (context.RequestServices.GetRequiredService<Caller>().SessionId is { } session && context.TeachersLanguage(session).Language is not null))
        {
            return null;
        }

        var wished = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Languages.Named(l.Value.Value?.Split('-')[0].ToLowerInvariant())).FirstOrDefault(l => l is not null);
        return wished is { Reviewed: true } || wished == Languages.English ? null : wished;
    }

    // Tells one session from the next without naming it.
    private static string Mark(Guid session) => Convert.ToHexStringLower(SHA256.HashData(session.ToByteArray()).AsSpan(0, 6));

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = Lasts,
        IsEssential = true,
    };
}
