using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Threads.Care;

/// <summary>
/// Any member takes a post that shows a learner down, or one of its pictures, at once and for all. It is remembered that it was taken down, by whom
/// and when, never what it said. The picture does not come back: where no face is seen it is another picture.
/// </summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="PostId">The post.</param>
/// <param name="Picture">The file of the picture; null for the whole post.</param>
public sealed record TakePostDown(Guid ClusterId, Guid PostId, Guid? Picture) : ICommand<string>, IMembers
{
    internal sealed class Handler(CarePen pen) : IRequestHandler<TakePostDown, string>
    {
        public async Task<string> Handle(TakePostDown request, CancellationToken cancellationToken)
        {
            var (post, thread) = await pen.Take(request.ClusterId, request.PostId, cancellationToken);
            if (request.Picture is not { } picture)
            {
                await pen.TakeDown(thread, post, cancellationToken);
            }
            // A colleague was faster.
            else if (PictureLine.Split(post.Text).Pictures.Any(p => p.File.FileId == picture))
            {
                await pen.TakeDownPicture(request.ClusterId, post.By, picture, cancellationToken);
            }

            return ThreadAddress.Of(ThreadAddress.Of(request.ClusterId, thread.Kind, thread.SubjectId), post.Id, post.Number);
        }
    }
}
