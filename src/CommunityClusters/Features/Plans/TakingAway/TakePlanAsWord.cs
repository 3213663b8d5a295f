using CommunityClusters.Pipeline;
using CommunityClusters.TakingAway;
using CommunityClusters.TakingAway.Word;
using MediatR;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>Whoever may read a plan takes it away as a file for Word.</summary>
/// <param name="ClusterId">The cluster under whose address it was asked for.</param>
/// <param name="DocumentId">The plan.</param>
public sealed record TakePlanAsWord(Guid ClusterId, Guid DocumentId) : IQuery<TakenFile>, IDocumentReaders
{
    internal sealed class Handler(PlanWriting plans) : IRequestHandler<TakePlanAsWord, TakenFile>
    {
        public async Task<TakenFile> Handle(TakePlanAsWord request, CancellationToken cancellationToken)
        {
            var plan = (await plans.Of(request.ClusterId, request.DocumentId, cancellationToken)).Plan;
            return new TakenFile(plans.FileName(plan, WordFile.Ending), WordFile.ContentType, WordFile.Of(plan, new Dictionary<string, WritingPicture>(StringComparer.Ordinal)));
        }
    }
}
