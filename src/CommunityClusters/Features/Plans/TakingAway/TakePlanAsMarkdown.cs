using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using CommunityClusters.TakingAway;
using MediatR;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>Whoever may read a plan takes it away as Markdown, which any program of any time reads.</summary>
/// <param name="ClusterId">The cluster under whose address it was asked for.</param>
/// <param name="DocumentId">The plan.</param>
public sealed record TakePlanAsMarkdown(Guid ClusterId, Guid DocumentId) : IQuery<TakenFile>, IDocumentReaders
{
    // What a phone with little room still unpacks.
    private const long MostBytes = 250 * 1024 * 1024;

    internal sealed class Handler(PlanWriting plans, PlanFiles files, Words words) : IRequestHandler<TakePlanAsMarkdown, TakenFile>
    {
        public async Task<TakenFile> Handle(TakePlanAsMarkdown request, CancellationToken cancellationToken)
        {
            var plan = await plans.Of(request.ClusterId, request.DocumentId, cancellationToken);
            var taken = await files.Of(request.ClusterId, plan, MostBytes, takes: _ => true, cancellationToken);
            return new TakenFile(plans.FileName(plan, MarkdownFile.Ending), MarkdownFile.ContentType, (output, aborted) =>
                MarkdownFile.Write(plan, plans.FileName(plan, ".md"), taken, new FileWords(words), output, aborted));
        }
    }
}
