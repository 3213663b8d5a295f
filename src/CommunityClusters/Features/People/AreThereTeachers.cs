using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People;

/// <summary>Whether anybody has an account here yet; a demo goes into an empty installation only.</summary>
/// <param name="Email">Asks only for those who named this e-mail address; null for all.</param>
public sealed record AreThereTeachers(string? Email = null) : IQuery<bool>, IOwner
{
    internal sealed class Handler(ClustersDb db) : IRequestHandler<AreThereTeachers, bool>
    {
        public Task<bool> Handle(AreThereTeachers request, CancellationToken cancellationToken) => 
            db.Users.AnyAsync(a => request.Email == null || a.Email == request.Email, cancellationToken);
    }
}
