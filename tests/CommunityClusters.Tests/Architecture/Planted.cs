using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.Planted;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

// Offences against the laws, so that the tests are seen to find them. None is reachable from the program.
namespace CommunityClusters.Tests.Architecture.Planted
{
    internal sealed record NamesNobody : IQuery<int>;

    internal sealed record NamesTwo : IQuery<int>, IAnyone, ISignedIn;

    internal sealed record NeitherReadsNorWrites : IRequest<int>, IAnyone;

    internal sealed record ReadsAndWrites : IQuery<int>, ICommand<int>, IAnyone;

    internal sealed record IsWellBehaved : IQuery<int>, IAnyone;

    internal sealed record TellsItsSecret(int Choice) : ICommand<int>, IAnyone, ISecret;

    internal sealed record KeepsItsSecret : ICommand<int>, IAnyone, ISecret, IOnce
    {
        public Guid CommandId { get; init; }

        public override string ToString() => nameof(KeepsItsSecret);
    }

    internal interface ISubjectAdvisor : IAudience;

    internal sealed record ReadsWork : IQuery<int>, IOwner
    {
        internal sealed class Handler(ClustersDb db) : IRequestHandler<ReadsWork, int>
        {
            public Task<int> Handle(ReadsWork request, CancellationToken cancellationToken) => db.Set<Need>().CountAsync(cancellationToken);
        }
    }

    internal sealed record ReadsWorkThroughAnother : IQuery<int>, IOwner
    {
        internal sealed class Handler(ReachesIntoClusters another) : IRequestHandler<ReadsWorkThroughAnother, int>
        {
            public Task<int> Handle(ReadsWorkThroughAnother request, CancellationToken cancellationToken) => Task.FromResult(another.Count());
        }
    }

    internal sealed class AsksForTheDatabase(ClustersDb db) : PageModel
    {
        public int Count => db.ChangeTracker.Entries().Count();
    }

    internal sealed class AsksForADoorOfFeatures(ClusterAccess clusters) : PageModel
    {
        public Type Door => clusters.GetType();
    }

    internal sealed class AsksForEverything(IServiceProvider services) : Hub
    {
        public Type Provider => services.GetType();
    }

    internal sealed class IsGivenTheDatabase : Hub
    {
        public int Count(ClustersDb db) => db.ChangeTracker.Entries().Count() + Context.ConnectionId.Length;
    }

    internal sealed class OnlySends(IMediator mediator) : PageModel
    {
        public Type Sender => mediator.GetType();
    }
}

namespace CommunityClusters.Features.Planted
{
    internal sealed class ReachesIntoClusters(ClustersDb db)
    {
        public int Count() => db.Set<Membership>().Count(m => m.LeftAt == null);
    }

    internal sealed class HoldsAnothersEntity
    {
        public List<Cluster> Clusters { get; } = [];
    }

    internal sealed record CircuitReport(int Rank, int Learners);

    internal sealed record KeepsLearners(IReadOnlyList<string> LearnerNames, string Pupil, int Learners, int? LearnersOfGrade);

    internal sealed class GoesThroughTheDoor(ClusterAccess clusters)
    {
        public Task Ask(Guid id) => clusters.MustBeMember(id, id, CancellationToken.None);
    }
}
