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
        public Task<FindSchool.Row?> Handle(SeeSchool request, CancellationToken cancellationToken) =>
            places.Schools.Where(s => s.Id == request.SchoolId)
                .Select(s => new FindSchool.Row { Id = s.Id, Name = s.Name, Town = s.Town, Circuit = s.Circuit })
                .SingleOrDefaultAsync(cancellationToken);
    }
}
