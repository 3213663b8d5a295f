using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Needs;

/// <summary>A member finds a need hard too, or no longer. Said twice it counts once.</summary>
public sealed record SayMeToo : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The need.</summary>
    public Guid NeedId { get; init; }

    /// <summary>Whether they take it back.</summary>
    public bool NoLonger { get; init; }

    internal sealed class Handler(ClustersDb db, Caller caller, NeedBroadcasts broadcasts) : IRequestHandler<SayMeToo, Unit>
    {
        public async Task<Unit> Handle(SayMeToo request, CancellationToken cancellationToken)
        {
            // The news comes first, for it locks the cluster's topic: whoever counts, counts everybody.
            await broadcasts.NeedChanged(request.ClusterId, request.NeedId, cancellationToken);
            var need = await db.Set<Need>().SingleOrDefaultAsync(n => n.Id == request.NeedId && n.ClusterId == request.ClusterId, cancellationToken)
                ?? throw new NotVisibleException();
            var mine = await db.Set<MeToo>().SingleOrDefaultAsync(m => m.NeedId == need.Id && m.TeacherId == caller.Teacher, cancellationToken);
            if (mine is null && !request.NoLonger)
            {
                db.Add(new MeToo { NeedId = need.Id, TeacherId = caller.Teacher });
            }
            else if (mine is not null && request.NoLonger)
            {
                db.Remove(mine);
            }

            await db.SaveChangesAsync(cancellationToken);
            need.CountMeToos(await db.Set<MeToo>().CountAsync(m => m.NeedId == need.Id, cancellationToken));
            return Unit.Value;
        }
    }
}
