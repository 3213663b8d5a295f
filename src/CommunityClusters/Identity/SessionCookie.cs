using System.Security.Claims;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

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
        return context.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = kept });
    }

    public static Task DropSession(this HttpContext context) => context.SignOutAsync();
}
