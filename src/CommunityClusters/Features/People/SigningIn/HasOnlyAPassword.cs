using CommunityClusters.Identity;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>
/// Whether home offers a teacher recovery codes: their account is a day old, nothing but the password opens it, and they have not
/// said that they do without. An e-mail address or number only stands for the sign-in name; the password it does not replace.
/// </summary>
public sealed record HasOnlyAPassword : IQuery<bool>, ISignedIn
{
    internal sealed class Handler(ClustersDb db, Caller caller, RecoveryAccess recovery, Passkeys passkeys, TimeProvider time) : IRequestHandler<HasOnlyAPassword, bool>
    {
        public async Task<bool> Handle(HasOnlyAPassword request, CancellationToken cancellationToken)
        {
            var me = caller.Teacher;
            var teacher = await db.Set<Teacher>().AsNoTracking().SingleAsync(t => t.Id == me, cancellationToken);
            return teacher.IsOfferedCodes(time.GetUtcNow())
                && await recovery.Left(me, cancellationToken) == 0
                && (await passkeys.Of(me, cancellationToken)).Count == 0;
        }
    }
}
