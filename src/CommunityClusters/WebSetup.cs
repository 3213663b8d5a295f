using CommunityClusters.Pages;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.Diagnostics;

namespace CommunityClusters;

internal static class WebSetup
{
    private const string Forever = "public, max-age=31536000, immutable";

    // Turbo puts the styles of its progress bar into the page; this is their hash, and no other inline style is taken.
    private const string TurboStyles = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='";

    // Nothing from elsewhere, nothing inline: a script that somebody smuggles into a page does not run. A blob is a picture or a sound on
    // this phone that is not yet sent.
    private const string ContentSecurityPolicy =
        $"default-src 'none'; script-src 'self'; style-src 'self' {TurboStyles}; img-src 'self' blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            if (context.Request.Path.StartsWithSegments(Assets.Folder.TrimEnd('/'), StringComparison.Ordinal) && context.Response.StatusCode == StatusCodes.Status200OK)
            {
                // Scripts and styles stand under the policy of their page: to repeat it with each would cost a teacher kilobytes.
                headers.CacheControl = Forever;
                return Task.CompletedTask;
            }

            // What is no page may be held more tightly.
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : ContentSecurityPolicy;
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            var microphone = context.GetEndpoint()?.Metadata.GetMetadata<MayRecordAttribute>() is not null ? "self" : "";
            headers["Permissions-Policy"] = $"camera=(), microphone=({microphone}), geolocation=()";
            if (context.RequestServices.GetRequiredService<Caller>().IsOnSharedPhone)
            {
                // Whoever takes the phone next does not go back to it.
                headers.CacheControl = "no-store";
            }

            headers.CacheControl = headers.CacheControl.Count > 0 ? headers.CacheControl : "private, no-cache";
            return Task.CompletedTask;
        });
        return next();
    });

    public static void UseProblemPages(this WebApplication app)
    {
        app.UseExceptionHandler("/problem/500");
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
    }

    /// <summary>Whether the request was refused already and is now answered with the page that says why.</summary>
    public static bool IsAnsweredWithProblem(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
