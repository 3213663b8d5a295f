using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Places;

/// <summary>A school that a teacher has chosen; null when it is not, or no longer, in the list.</summary>
/// <param name="SchoolId">The school.</param>
public sealed record SeeSchool(Guid SchoolId) : IQuery<FindSchool.Row?>, ISignedIn
{
    internal sealed class Handler(PlacesAccess places) : IRequestHandler<SeeSchool, FindSchool.Row?>
    {
        public Task<FindSchool.Row?> Handle(SeeSchool request, CancellationToken cancellationToken) => (
            from school in places.Schools
            where school.Id == request.SchoolId
            join circuit in places.Circuits on school.CircuitId equals circuit.Id into circuits
            from circuit in circuits.DefaultIfEmpty()
            select new FindSchool.Row { Id = school.Id, Name = school.Name, Town = school.Town, Circuit = circuit.Name }).SingleOrDefaultAsync(cancellationToken);
    }
}
