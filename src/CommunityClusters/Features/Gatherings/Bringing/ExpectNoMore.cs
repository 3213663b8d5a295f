using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>A member takes a school and grade away from the learners who are expected.</summary>
public sealed record ExpectNoMore : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The school and grade.</summary>
    public Guid EntryId { get; init; }

    /// <summary>The version of the number that the member saw.</summary>
    public int Seen { get; init; }

    internal sealed class Handler(ClustersDb db, BringingPen pen) : IRequestHandler<ExpectNoMore, Unit>
    {
        public async Task<Unit> Handle(ExpectNoMore request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            // Two who take the same away agree.
            if (await db.Set<ExpectedLearners>().SingleOrDefaultAsync(e => e.Id == request.EntryId && e.GatheringId == request.GatheringId, cancellationToken) is { } expected)
            {
                expected.MustBeAsSeen(request.Seen);
                db.Remove(expected);
                await pen.ExpectedChanged(expected.Grade, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
