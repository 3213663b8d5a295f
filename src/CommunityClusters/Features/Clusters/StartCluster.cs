using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Clusters;

/// <summary>A teacher starts a cluster; it exists at once, and they are its first member and nothing more.</summary>
public sealed record StartCluster : ICommand<Guid>, ISignedIn, IOnce
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; } = Guid.NewGuid();

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value.OneLine(); } = "";

    /// <summary>What it is for, as Markdown.</summary>
    public string Purpose { get; init => field = value.Lines(); } = "";

    internal sealed class Validator : AbstractValidator<StartCluster>
    {
        public Validator()
        {
            RuleFor(r => r.Name).AClustersName();
            RuleFor(r => r.Purpose).AClustersPurpose();
        }
    }

    internal sealed class Handler(ClustersDb db, Caller caller, ClusterBroadcasts broadcasts, IEnumerable<IWhenClusterStarts> others, TimeProvider time)
        : IRequestHandler<StartCluster, Guid>
    {
        public async Task<Guid> Handle(StartCluster request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var cluster = new Cluster { StartedAt = now };
            var description = cluster.Describe(new Description { Name = request.Name, Purpose = request.Purpose, By = caller.Teacher, At = now });
            var first = new Membership { ClusterId = cluster.Id, TeacherId = caller.Teacher };
            first.Join(await broadcasts.MembersChanged(cluster.Id, cancellationToken), now, invitedBy: null);
            db.AddRange(cluster, description, first);
            foreach (var other in others)
            {
                await other.Started(cluster.Id, caller.Teacher, cancellationToken);
            }

            return cluster.Id;
        }
    }
}
