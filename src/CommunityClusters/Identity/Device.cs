using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace CommunityClusters.Identity;

/// <summary>
/// The phone or computer that a request came from, as far as it told: its address, what kind it is, and the names by which
/// somebody has signed in on it before. Nothing else is known of it, and nothing of it is kept on the server.
/// </summary>
public sealed class Device
{
    private HashSet<string> _known = [];

    /// <summary>The address of its line; a school, or thousands of a carrier's customers, may share one.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What kind it is, such as <c>Android, Chrome</c>, for its owner to tell it from others; at most 60 characters.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Whether somebody has signed in here by this name before, with the right password.</summary>
    public bool Knows(string name) => _known.Contains(Mark(name));

    internal void Is(string address, string kind, IEnumerable<string> known) => (Address, Kind, _known) = (address, kind, [.. known]);

    /// <summary>The marks to keep on the device once this name was proven there, the latest last.</summary>
    internal IReadOnlyList<string> MarksWith(string name, int most) => [.. _known.Where(m => m != Mark(name)).Append(Mark(name)).TakeLast(most)];

    // The name itself does not lie on a phone that others may open.
    private static string Mark(string name) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 12));
}

/// <summary>The cookie by which a device is known again. It gives no right; it only spares its owner what guessers elsewhere brought about.</summary>
internal static class DeviceCookie
{
    private const string Name = "device";
    private const int MostNames = 8;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    public static void UseDevice(this WebApplication app)
    {
        var protector = Protector(app.Services);
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<Device>().Is(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                DeviceKind.Of(context.Request.Headers.UserAgent.ToString()),
                Read(protector, context.Request.Cookies[Name]));
            return next();
        });
    }

    /// <summary>Remembers on the device that the password of this name, as typed, was proven there.</summary>
    public static void RememberProven(this HttpContext context, string typedName)
    {
        var marks = context.RequestServices.GetRequiredService<Device>().MarksWith(Guesses.NameOf(typedName), MostNames);
        context.Response.Cookies.Append(Name, Protector(context.RequestServices).Protect(JsonSerializer.Serialize(marks)), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = Lasts,
            IsEssential = true,
        });
    }

    private static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("device");

    private static List<string> Read(IDataProtector protector, string? cookie)
    {
        if (string.IsNullOrEmpty(cookie))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<List<string>>(protector.Unprotect(cookie)) ?? [];
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return [];
        }
    }
}
