using CommunityClusters.Pipeline;
using CommunityClusters.TakingAway;
using MediatR;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>Whoever may read a plan takes it away as Markdown, which any program of any time reads.</summary>
/// <param name="ClusterId">The cluster under whose address it was asked for.</param>
/// <param name="DocumentId">The plan.</param>
public sealed record TakePlanAsMarkdown(Guid ClusterId, Guid DocumentId) : IQuery<TakenFile>, IDocumentReaders
{
    internal sealed class Handler(PlanWriting plans) : IRequestHandler<TakePlanAsMarkdown, TakenFile>
    {
        public async Task<TakenFile> Handle(TakePlanAsMarkdown request, CancellationToken cancellationToken)
        {
            var plan = (await plans.Of(request.ClusterId, request.DocumentId, cancellationToken)).Plan;
            return new TakenFile(plans.FileName(plan, MarkdownFile.Ending), MarkdownFile.ContentType, MarkdownFile.Of(plan, plans.FileName(plan, ".md")));
        }
    }
}
