using System.Buffers.Text;
using System.Security.Cryptography;

namespace CommunityClusters.Features.Clusters;

/// <summary>The link by which someone joins. It lasts until a member withdraws it or its maker leaves.</summary>
public sealed class Invitation
{
    private const int TokenBytes = 16;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The cluster to which it invites.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>128 random bits in base64url, 22 characters.</summary>
    public string Token { get; init; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The member who made it.</summary>
    public Guid MadeBy { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>When it ended; null while it is valid.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ends it for good.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}
