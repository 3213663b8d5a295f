using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Calendars;
using CommunityClusters.Files;
using CommunityClusters.Identity;
using MediatR;

namespace CommunityClusters.Pipeline;

/// <summary>
/// The one place where it is asked who may send a request (law 1). It runs inside the transaction that does the work,
/// so that a membership or a session that has ended counts as ended.
/// </summary>
internal sealed class AudienceStep<TRequest, TResponse>(Caller caller, SessionAccess sessions, ClusterAccess clusters, CalendarAccess calendars, DocumentAccess documents, StoredFileAccess files)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (caller.SessionId is { } session)
        {
            caller.Confirmed(await sessions.Find(session, cancellationToken));
        }

        switch (request)
        {
            case IAnyone:
                break;
            case ISignedIn:
                _ = caller.Teacher;
                break;
            case IMembers members when request is ICommand<TResponse>:
                await clusters.MustStayMember(members.ClusterId, caller.Teacher, cancellationToken);
                break;
            case IMembers members:
                await clusters.MustBeMember(members.ClusterId, caller.Teacher, cancellationToken);
                break;
            case IReaders readers:
                await clusters.MustBeReader(readers.ClusterId, caller.Teacher, cancellationToken);
                break;
            case IFinders finders:
                await clusters.MustBeFindable(finders.ClusterId, cancellationToken);
                break;
            case IOpenTo open:
                _ = caller.Teacher;
                await clusters.MustBeOpen(open.ClusterId, cancellationToken);
                break;
            case IFormerMembers formers:
                await clusters.MustHaveBeenMember(formers.ClusterId, caller.Teacher, cancellationToken);
                break;
            case IInvited invited:
                await clusters.MustBeInvited(invited.Token, cancellationToken);
                break;
            case IInvitedTeacher invited:
                await clusters.MustBeInvited(invited.Token, cancellationToken);
                _ = caller.Teacher;
                break;
            case ICalendarHolders holders:
                await calendars.MustHold(holders.Token, cancellationToken);
                break;
            case IDocumentReaders readers:
                await documents.MustRead(readers.DocumentId, caller.Teacher, cancellationToken);
                break;
            case IDocumentWriters writers:
                await documents.MustWrite(writers.DocumentId, caller.Teacher, cancellationToken);
                break;
            case IFileReaders readers:
                await files.MustRead(readers.FileId, caller.Teacher, cancellationToken);
                break;
            case IEachWriter each:
                await documents.AskEach(each.Pushes, cancellationToken);
                break;
            case IOwner when caller.IsOwner:
                break;
            case IOwner:
                throw new NotVisibleException();
            default:
                throw new InvalidOperationException($"{typeof(TRequest)} names no audience.");
        }

        return await next();
    }
}
