using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>The way from a page to the talk about what it shows.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Kind">What the page shows.</param>
/// <param name="SubjectId">Its id.</param>
public sealed record TalkOf(Guid ClusterId, ThreadKind Kind, Guid SubjectId) : IQuery<TalkOf.Sheet>, IMembers
{
    /// <summary>The way there.</summary>
    /// <param name="Path">Its address.</param>
    /// <param name="Posts">How many posts it has.</param>
    /// <param name="IsNew">Whether something is new to the caller: there, or where it is the cluster's, in any thread of the cluster.</param>
    public sealed record Sheet(string Path, int Posts, bool IsNew);

    internal sealed class Handler(ThreadList threads, Caller caller) : IRequestHandler<TalkOf, Sheet>
    {
        public async Task<Sheet> Handle(TalkOf request, CancellationToken cancellationToken)
        {
            var id = Thread.IdOf(request.Kind, request.SubjectId);
            var all = threads.Of(request.ClusterId, caller.Teacher);
            var its = await all.Where(r => r.Thread.Id == id).Select(r => new { r.Thread.Posts, IsNew = r.IsNew || r.IsMentioned }).SingleOrDefaultAsync(cancellationToken);
            var isNew = its?.IsNew == true || (request.Kind == ThreadKind.Cluster && await all.AnyAsync(r => r.IsNew || r.IsMentioned, cancellationToken));
            return new Sheet(ThreadAddress.Of(request.ClusterId, request.Kind, request.SubjectId), its?.Posts ?? 0, isNew);
        }
    }
}
