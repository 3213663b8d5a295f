using System.Security.Claims;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CommunityClusters.Identity;

/// <summary>The cookie that carries a session's id, and nothing else about a teacher.</summary>
internal static class SessionCookie
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    public static IServiceCollection AddSessionCookie(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "clusters";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = Lasts;
            o.SlidingExpiration = true;
            o.LoginPath = "/sign-in";
        });
        return services;
    }

    /// <summary>Keeps the session on this device; only until the browser closes when <paramref name="kept"/> is false.</summary>
    public static Task KeepSession(this HttpContext context, Guid sessionId, bool kept = true)
    {
        var identity = new ClaimsIdentity([new Claim(Caller.SessionClaim, sessionId.ToString())], CookieAuthenticationDefaults.AuthenticationScheme);
        var ticket = new AuthenticationProperties { IsPersistent = kept };
        if (!kept)
        {
            // With the ticket ends the live line, too.
            (ticket.ExpiresUtc, ticket.AllowRefresh) = (context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + Session.OnSharedPhone, false);
        }

        return context.SignInAsync(new ClaimsPrincipal(identity), ticket);
    }

    /// <summary>Ends it on the device, and with it what one page was to show the next.</summary>
    public static Task DropSession(this HttpContext context)
    {
        context.Response.Cookies.Delete(CookieTempDataProvider.CookieName);
        return context.SignOutAsync();
    }
}
