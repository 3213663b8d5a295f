using CommunityClusters.Features.People;
using CommunityClusters.Identity;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>A signed-in teacher accepts an invitation. Nobody has to confirm it; a member who does it again stays what they are.</summary>
/// <param name="Token">The token of the link.</param>
public sealed record JoinCluster(string Token) : ICommand<Guid>, IInvitedTeacher
{
    internal sealed class Handler(Joining joining, Caller caller) : IRequestHandler<JoinCluster, Guid>
    {
        public Task<Guid> Handle(JoinCluster request, CancellationToken cancellationToken) =>
            joining.ByInvitation(request.Token, caller.Teacher, cancellationToken);
    }
}

/// <summary>Somebody without an account accepts an invitation: a name, a password, and they are in.</summary>
public sealed record JoinAsNewcomer : ICommand<JoinAsNewcomer.Joined>, IInvited, INewPassword
{
    /// <summary>The form's own id: sent twice, it makes one account. A form that names none is nobody's twin.</summary>
    public Guid CommandId { get; init; } = Guid.NewGuid();

    /// <inheritdoc/>
    public string Token { get; init; } = "";

    /// <summary>The name by which colleagues know them.</summary>
    public string Name { get; init => field = value.OneLine(); } = "";

    /// <inheritdoc/>
    public string Password { get; init; } = "";

    /// <summary>Who joined what.</summary>
    public sealed record Joined(Guid ClusterId, NewTeacher Teacher);

    internal sealed class Validator : AbstractValidator<JoinAsNewcomer>
    {
        public Validator()
        {
            RuleFor(r => r.Name).ATeachersName();
            RuleFor(r => r.Password).ANewPassword();
        }
    }

    internal sealed class Handler(Joining joining, PeopleAccess people) : IRequestHandler<JoinAsNewcomer, Joined>
    {
        public async Task<Joined> Handle(JoinAsNewcomer request, CancellationToken cancellationToken)
        {
            var teacher = await people.Welcome(request.CommandId, request.Name, cancellationToken);
            return new Joined(await joining.ByInvitation(request.Token, teacher.TeacherId, cancellationToken), teacher);
        }
    }
}

/// <summary>How a teacher becomes a member, by whichever way.</summary>
[PartOfFeature]
internal sealed class Joining(ClustersDb db, ClusterAccess clusters, ClusterBroadcasts broadcasts, Finding.Directory directory, TimeProvider time)
{
    public async Task<Guid> ByInvitation(string token, Guid teacherId, CancellationToken cancellationToken)
    {
        // It may have been withdrawn since the audience was asked.
        var invitation = await clusters.Invitations.SingleOrDefaultAsync(i => i.Token == token, cancellationToken) ?? throw new NotVisibleException();
        await Join(invitation.ClusterId, teacherId, invitation.MadeBy, cancellationToken);
        return invitation.ClusterId;
    }

    public async Task Join(Guid clusterId, Guid teacherId, Guid? invitedBy, CancellationToken cancellationToken)
    {
        // The news comes first, for it locks the cluster's topic: two taps at once join one after the other.
        var number = await broadcasts.MembersChanged(clusterId, cancellationToken);
        var membership = await db.Set<Membership>()
            .SingleOrDefaultAsync(m => m.ClusterId == clusterId && m.TeacherId == teacherId, cancellationToken);
        if (membership is null)
        {
            membership = new Membership { ClusterId = clusterId, TeacherId = teacherId };
            db.Add(membership);
        }

        membership.Join(number, time.GetUtcNow(), invitedBy);
        await directory.Enter(clusterId, cancellationToken);
    }
}
