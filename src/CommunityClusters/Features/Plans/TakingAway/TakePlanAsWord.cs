using CommunityClusters.Files;
using CommunityClusters.Localisation;
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
    // What a cheap laptop opens.
    private const long MostBytes = 60 * 1024 * 1024;

    // Word reads no WebP.
    private static bool Draws(KeptFile file) => file.Type is "image/jpeg" or "image/png";

    internal sealed class Handler(PlanWriting plans, PlanFiles files, Words words) : IRequestHandler<TakePlanAsWord, TakenFile>
    {
        public async Task<TakenFile> Handle(TakePlanAsWord request, CancellationToken cancellationToken)
        {
            var plan = await plans.Of(request.ClusterId, request.DocumentId, cancellationToken);
            var pictures = await files.Of(request.ClusterId, plan, MostBytes, Draws, cancellationToken);
            return new TakenFile(plans.FileName(plan, WordFile.Ending), WordFile.ContentType, Write);

            // The store is asked when the transaction is over, which would hold up others.
            async Task Write(Stream output, CancellationToken aborted) =>
                await WordFile.Of(plan, await pictures.Pictures(aborted), new FileWords(words)).WriteTo(output, pictures.Open, aborted);
        }
    }
}
