using System.Security.Claims;
using CommunityClusters.Identity;

namespace CommunityClusters.Pipeline;

/// <summary>
/// On whose behalf the requests of this scope are sent. What the cookie says counts for nothing until
/// <see cref="AudienceStep{TRequest,TResponse}"/> found the session alive, inside the request's own transaction.
/// </summary>
public sealed class Caller
{
    /// <summary>The claim that holds the id of the session.</summary>
    public const string SessionClaim = "session";

    private bool _asked;

    /// <summary>The session that the cookie names, if any.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>The teacher whose session was found alive; null for anybody else.</summary>
    public Guid? TeacherId { get; private set; }

    /// <summary>The signed-in teacher.</summary>
    /// <exception cref="NotSignedInException">Nobody is signed in.</exception>
    public Guid Teacher => TeacherId ?? throw new NotSignedInException();

    /// <summary>Whether it is certain that nobody is signed in: there is no session, or the one that is named was found ended.</summary>
    public bool IsVisitor => TeacherId is null && (SessionId is null || _asked);

    /// <summary>Whether the session is on a phone that others use too.</summary>
    public bool IsOnSharedPhone { get; private set; }

    /// <summary>Whether the program's own console sends; see <see cref="OwnersConsole"/>.</summary>
    public bool IsOwner { get; private set; }

    /// <summary>Takes over the session that a cookie or a live connection names, yet unconfirmed.</summary>
    public void Claims(ClaimsPrincipal? principal) =>
        Claims(Guid.TryParse(principal?.FindFirstValue(SessionClaim), out var id) ? id : null);

    /// <inheritdoc cref="Claims(ClaimsPrincipal?)"/>
    public void Claims(Guid? sessionId)
    {
        if (SessionId != sessionId)
        {
            SessionId = sessionId;
            TeacherId = null;
            _asked = false;
        }
    }

    internal void AtConsole() => IsOwner = true;

    internal void Confirmed(Session? session)
    {
        _asked = true;
        TeacherId = session?.TeacherId;
        IsOnSharedPhone = session?.Shared ?? false;
    }

    internal void SignedOut()
    {
        SessionId = null;
        TeacherId = null;
    }
}
