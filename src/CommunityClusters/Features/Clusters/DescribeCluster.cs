using CommunityClusters.Curriculum;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>A member describes the cluster anew, and chooses whether others find it and whether it is open.</summary>
public sealed record DescribeCluster : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The number of the description that the member saw; a later one is not written over unseen.</summary>
    public int Seen { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value.OneLine(); } = "";

    /// <summary>What it is for, as Markdown.</summary>
    public string Purpose { get; init => field = value.Lines(); } = "";

    /// <summary>What its members agreed on with each other, as Markdown; empty for nothing.</summary>
    public string Agreements { get; init => field = value.Lines(); } = "";

    /// <summary>Codes of the subjects it is about.</summary>
    public IList<string> Subjects { get; init; } = [];

    /// <summary>Codes of the grades it is about.</summary>
    public IList<string> Grades { get; init; } = [];

    /// <summary>Codes of the languages its members talk.</summary>
    public IList<string> Languages { get; init; } = [];

    /// <summary>Whether others find it.</summary>
    public bool Findable { get; init; }

    /// <summary>Whether anyone signed in can join and read everything.</summary>
    public bool Open { get; init; }

    internal sealed class Validator : AbstractValidator<DescribeCluster>
    {
        public Validator()
        {
            RuleFor(r => r.Name).AClustersName();
            RuleFor(r => r.Purpose).AClustersPurpose();
            RuleFor(r => r.Agreements).MaximumLength(Cluster.LongestAgreements).WithMessage("cluster.agreements.long");
        }
    }

    internal sealed class Handler(ClustersDb db, Caller caller, Describing describing, Curricula curricula, TimeProvider time) : IRequestHandler<DescribeCluster, Unit>
    {
        public async Task<Unit> Handle(DescribeCluster request, CancellationToken cancellationToken)
        {
            var cluster = await describing.Lock(request.ClusterId, cancellationToken);
            if (cluster.Version != request.Seen)
            {
                throw new RuleBrokenException("describe.changed");
            }

            await describing.Take(cluster, new Description
            {
                Name = request.Name,
                Purpose = request.Purpose,
                Agreements = request.Agreements,
                Subjects = [.. Curricula.InOrder(curricula.Subjects, request.Subjects)],
                Grades = [.. Curricula.InOrder(curricula.Grades, request.Grades)],
                Languages = [.. Curricula.InOrder(curricula.Languages, request.Languages)],
                Findable = request.Findable,
                Open = request.Open,
                By = caller.Teacher,
                At = time.GetUtcNow(),
            }, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>How a cluster takes a description, new or brought back.</summary>
[PartOfFeature]
internal sealed class Describing(ClustersDb db, ClusterBroadcasts broadcasts, Finding.Directory directory)
{
    /// <summary>The cluster, with no other change of it under way.</summary>
    public async Task<Cluster> Lock(Guid clusterId, CancellationToken cancellationToken)
    {
        await broadcasts.DescriptionChanged(clusterId, cancellationToken);
        return await db.Set<Cluster>().SingleAsync(c => c.Id == clusterId, cancellationToken);
    }

    public async Task Take(Cluster cluster, Description description, CancellationToken cancellationToken)
    {
        var wasOpen = cluster.Open;
        db.Add(cluster.Describe(description));
        await db.SaveChangesAsync(cancellationToken);
        if (wasOpen && !cluster.Open)
        {
            await broadcasts.AccessChanged(cluster.Id, cancellationToken);
        }

        await directory.Enter(cluster.Id, cancellationToken);
    }
}

internal static class ClusterRules
{
    public static IRuleBuilderOptions<T, string> AClustersName<T>(this IRuleBuilderInitial<T, string> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("cluster.name.missing")
        .MaximumLength(Cluster.LongestName).WithMessage("cluster.name.long");

    public static IRuleBuilderOptions<T, string> AClustersPurpose<T>(this IRuleBuilderInitial<T, string> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("cluster.purpose.missing")
        .MaximumLength(Cluster.LongestPurpose).WithMessage("cluster.purpose.long");
}
