using System.Buffers.Text;
using CommunityClusters.Identity;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>How a teacher signs in, and where they are signed in; for them alone.</summary>
public sealed record MyWaysIn : IQuery<MyWaysIn.Sheet>, ISignedIn
{
    /// <summary>The page.</summary>
    public sealed record Sheet
    {
        /// <summary>The name by which they sign in.</summary>
        public required string SignInName { get; init; }

        /// <summary>An e-mail address that may be typed in its place; empty if there is none.</summary>
        public required string Email { get; init; }

        /// <summary>A phone number that may be typed in its place; empty if there is none.</summary>
        public required string Phone { get; init; }

        /// <summary>How many recovery codes are still good.</summary>
        public required int CodesLeft { get; init; }

        /// <summary>Their passkeys, the oldest first.</summary>
        public required IReadOnlyList<Key> Keys { get; init; }

        /// <summary>Where they are signed in, this device first, then the latest.</summary>
        public required IReadOnlyList<Place> Places { get; init; }
    }

    /// <summary>A passkey.</summary>
    /// <param name="Id">The credential's id in base64url.</param>
    /// <param name="Name">The device on which it was made.</param>
    /// <param name="MadeAt">When.</param>
    public sealed record Key(string Id, string Name, DateTimeOffset MadeAt);

    /// <summary>A device on which the teacher is signed in.</summary>
    /// <param name="Id">The session.</param>
    /// <param name="Device">What kind it is; empty if it did not say.</param>
    /// <param name="Since">When they signed in there.</param>
    /// <param name="IsThis">Whether it is the one that asks.</param>
    public sealed record Place(Guid Id, string Device, DateTimeOffset Since, bool IsThis);

    internal sealed class Handler(ClustersDb db, Caller caller, SessionAccess sessions, RecoveryAccess recovery, Passkeys passkeys) : IRequestHandler<MyWaysIn, Sheet>
    {
        // More are nobody's; they can all be ended together.
        private const int MostPlaces = 50;

        public async Task<Sheet> Handle(MyWaysIn request, CancellationToken cancellationToken)
        {
            var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == caller.Teacher, cancellationToken);
            var places = await sessions.Alive.Where(s => s.TeacherId == caller.Teacher).OrderByDescending(s => s.BeganAt).Take(MostPlaces)
                .Select(s => new Place(s.Id, s.Device, s.BeganAt, s.Id == caller.SessionId)).ToListAsync(cancellationToken);
            return new Sheet
            {
                SignInName = account.UserName!,
                Email = account.Email ?? "",
                Phone = account.PhoneNumber ?? "",
                CodesLeft = await recovery.Left(caller.Teacher, cancellationToken),
                Keys = [.. (await passkeys.Of(caller.Teacher, cancellationToken)).Select(p => new Key(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt))],
                Places = [.. places.OrderByDescending(p => p.IsThis)],
            };
        }
    }
}
