using CommunityClusters.Documents.Moments;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Plans.History;

/// <summary>The passages of a section, of which some are to be taken down.</summary>
/// <param name="DocumentId">The plan.</param>
/// <param name="Number">The moment in which they are read; 0 for the present.</param>
/// <param name="Section">The section.</param>
public sealed record SectionPassages(Guid DocumentId, long Number, string Section) : IQuery<SectionPassages.Sheet>, IDocumentWriters
{
    /// <summary>The section.</summary>
    /// <param name="Plan">Which plan it is.</param>
    /// <param name="Section">The section as it is in that moment.</param>
    /// <param name="Passages">Its lines.</param>
    public sealed record Sheet(PlanBrief Plan, PlanSection Section, IReadOnlyList<Passage> Passages);

    internal sealed class Handler(PlanBriefs plans, MomentAccess moments) : IRequestHandler<SectionPassages, Sheet>
    {
        public async Task<Sheet> Handle(SectionPassages request, CancellationToken cancellationToken)
        {
            var doc = await moments.Load(request.DocumentId, request.Number, cancellationToken);
            var section = PlanShape.SectionsOf(doc).FirstOrDefault(s => s.Id == request.Section) ?? throw new NotVisibleException();
            return new Sheet(
                await plans.Of(request.DocumentId, cancellationToken), section, Passages.Of(doc.GetText(PlanShape.TextOf(section.Id)).Spans()));
        }
    }
}
