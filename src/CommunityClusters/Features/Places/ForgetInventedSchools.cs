using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Places;

/// <summary>Takes the invented schools away that no teacher chose, once the owner has brought real ones.</summary>
public sealed record ForgetInventedSchools : ICommand<int>, IOwner
{
    internal sealed class Handler(ClustersDb db, PeopleAccess people) : IRequestHandler<ForgetInventedSchools, int>
    {
        public async Task<int> Handle(ForgetInventedSchools request, CancellationToken cancellationToken)
        {
            var unused = db.Set<School>().Where(s => s.IsInvented && !people.Cards.Any(t => t.SchoolId == s.Id));
            var circuits = await unused.Where(s => s.CircuitId != null).Select(s => s.CircuitId!.Value).Distinct().ToListAsync(cancellationToken);
            var forgotten = await unused.ExecuteDeleteAsync(cancellationToken);
            await db.Set<Circuit>().Where(c => circuits.Contains(c.Id) && !db.Set<School>().Any(s => s.CircuitId == c.Id)).ExecuteDeleteAsync(cancellationToken);
            return forgotten;
        }
    }
}
