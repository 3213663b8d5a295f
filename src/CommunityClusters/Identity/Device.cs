using System.Net;
using System.Net.Sockets;
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

    /// <summary>The network of its line (<see cref="NetworkOf"/>); a school, or thousands of a carrier's customers, may share one.</summary>
    public string Address { get; private set; } = "";

    /// <summary>A random name of the device, known again by its cookie; empty for one that brought none.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The part of an address by which callers are told apart: an IPv4 address, or the first 64 bits of an IPv6 one, of which one subscriber has all.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null || address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6)
        {
            return address?.MapToIPv4().ToString() ?? "";
        }

        return Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8));
    }

    /// <summary>What kind it is, such as <c>Android, Chrome</c>, for its owner to tell it from others; at most 60 characters.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Whether anybody has signed in here before and let the device remember it.</summary>
    public bool IsKnown => _known.Count > 0;

    /// <summary>Whether somebody has signed in here by this name before, with the right password or a passkey.</summary>
    public bool Knows(string name) => _known.Contains(Mark(name));

    internal void Is(string address, string kind, string id, IEnumerable<string> known) => (Address, Kind, Id, _known) = (address, kind, id, [.. known]);

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
            var (id, known) = Read(protector, context.Request.Cookies[Name]);
            context.RequestServices.GetRequiredService<Device>().Is(
                Device.NetworkOf(context.Connection.RemoteIpAddress), DeviceKind.Of(context.Request.Headers.UserAgent.ToString()), id, known);
            return next();
        });
    }

    /// <summary>Remembers on the device that somebody proved there whose sign-in name this is, by password, passkey or recovery code.</summary>
    public static void RememberProven(this HttpContext context, string signInName)
    {
        var device = context.RequestServices.GetRequiredService<Device>();
        var kept = new Kept(device.Id.Length > 0 ? device.Id : Guid.NewGuid().ToString("N"), device.MarksWith(Guesses.NameOf(signInName), MostNames));
        context.Response.Cookies.Append(Name, Protector(context.RequestServices).Protect(JsonSerializer.Serialize(kept)), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = Lasts,
            IsEssential = true,
        });
    }

    private static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("device");

    private static (string Id, IReadOnlyList<string> Known) Read(IDataProtector protector, string? cookie)
    {
        if (string.IsNullOrEmpty(cookie))
        {
            return ("", []);
        }

        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(protector.Unprotect(cookie))!;
            return (kept.Id, kept.Known);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return ("", []);
        }
    }

    private sealed record Kept(string Id, IReadOnlyList<string> Known);
}
