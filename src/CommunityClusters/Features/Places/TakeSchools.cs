using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Places;

/// <summary>The owner's console takes some lines of a directory into the list of schools. Taken twice, they change nothing.</summary>
/// <param name="Schools">What the lines say; no number twice.</param>
public sealed record TakeSchools(IReadOnlyList<DirectorySchool> Schools) : ICommand<TakeSchools.Taken>, IOwner
{
    /// <summary>What became of the lines.</summary>
    public sealed record Taken(int Added, int Changed, int Unchanged);

    internal sealed class Handler(SchoolList list) : IRequestHandler<TakeSchools, Taken>
    {
        public Task<Taken> Handle(TakeSchools request, CancellationToken cancellationToken) =>
            list.Take(request.Schools, invented: false, cancellationToken);
    }
}
