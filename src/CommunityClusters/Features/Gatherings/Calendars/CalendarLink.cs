using System.Buffers.Text;
using System.Security.Cryptography;

namespace CommunityClusters.Features.Gatherings.Calendars;

/// <summary>
/// The secret address at which a member's own calendar reads a cluster's gatherings. It holds until its member changes it, takes it
/// back or leaves; who comes back gets another.
/// </summary>
public sealed class CalendarLink
{
    private const int TokenBytes = 16;

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>The member.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>128 random bits in base64url, 22 characters.</summary>
    public string Token { get; private set; } = Fresh();

    /// <summary>When the token was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Gets another token; whoever has the former reads nothing any more.</summary>
    public void Change(DateTimeOffset now) => (Token, MadeAt) = (Fresh(), now);

    private static string Fresh() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
}
