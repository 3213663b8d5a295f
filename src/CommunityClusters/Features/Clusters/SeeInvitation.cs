using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>What an invitation shows before any account: the cluster, what it is for, and who invites. Seeing never joins.</summary>
/// <param name="Token">The token of the link.</param>
public sealed record SeeInvitation(string Token) : IQuery<SeeInvitation.Card>, IInvited
{
    /// <summary>The card.</summary>
    /// <param name="ClusterId">The cluster.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Purpose">Its purpose, as Markdown.</param>
    /// <param name="Agreements">What its members agreed on, as Markdown; empty for nothing.</param>
    /// <param name="InvitedBy">The name of the member who made the invitation.</param>
    /// <param name="InvitersSchool">Their school, if they said it.</param>
    /// <param name="Teachers">How many members there are.</param>
    /// <param name="Circuits">From how many circuits, as far as they said.</param>
    /// <param name="Grades">Codes of the grades they teach.</param>
    /// <param name="IsMember">Whether the caller is a member already.</param>
    public sealed record Card(
        Guid ClusterId, string Name, string Purpose, string Agreements, string InvitedBy, string? InvitersSchool,
        int Teachers, int Circuits, IReadOnlyList<string> Grades, bool IsMember);

    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, PeopleAccess people, MemberList members, Caller caller) : IRequestHandler<SeeInvitation, Card>
    {
        public async Task<Card> Handle(SeeInvitation request, CancellationToken cancellationToken)
        {
            var invitation = await (
                from i in clusters.Invitations
                where i.Token == request.Token
                join c in db.Set<Cluster>() on i.ClusterId equals c.Id
                join t in people.Cards on i.MadeBy equals t.Id
                select new { c.Id, c.Name, c.Purpose, c.Agreements, By = t.Name, t.School }).SingleAsync(cancellationToken);
            var who = (await members.AtAGlance(invitation.Id, cancellationToken))!;
            var isMember = caller.TeacherId is { } me
                && await clusters.IsMember(invitation.Id, me, cancellationToken);
            return new Card(
                invitation.Id, invitation.Name, invitation.Purpose, invitation.Agreements, invitation.By, invitation.School,
                who.Teachers, who.Circuits.Count, [.. who.Grades.Keys], isMember);
        }
    }
}
