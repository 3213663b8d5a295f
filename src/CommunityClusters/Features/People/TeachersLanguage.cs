using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Localization;

namespace CommunityClusters.Features.People;

/// <summary>
/// Draws a signed-in teacher's pages in the language of their account, on whichever phone they signed in. The account is asked
/// once a session; the phone remembers the answer until they sign out.
/// </summary>
internal sealed class TeachersLanguage : RequestCultureProvider
{
    /// <inheritdoc/>
    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        if (httpContext.RequestServices.GetRequiredService<Caller>().SessionId is not { } session)
        {
            httpContext.ForgetTeachersLanguage();
            return null;
        }

        var (isKnown, language) = httpContext.TeachersLanguage(session);

        // The page that says what went wrong must not go wrong for the same reason.
        if (!isKnown && !httpContext.IsAnsweredWithProblem())
        {
            var code = await httpContext.RequestServices.GetRequiredService<IMediator>().Send(new MyLanguage(), httpContext.RequestAborted);
            language = Languages.Named(code);
            httpContext.KeepTeachersLanguage(session, language);
        }

        return language is null ? null : new ProviderCultureResult(language.Code);
    }
}
