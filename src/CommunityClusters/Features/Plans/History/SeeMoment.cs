using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Plans.History;

/// <summary>A plan as it was at a moment, with who wrote what in it.</summary>
/// <param name="DocumentId">The plan.</param>
/// <param name="Number">The moment's number; 0 for the present.</param>
public sealed record SeeMoment(Guid DocumentId, long Number) : IQuery<SeeMoment.Sheet>, IDocumentReaders
{
    /// <summary>The plan as it was.</summary>
    /// <param name="Plan">Which plan it is.</param>
    /// <param name="Moment">The moment.</param>
    /// <param name="About">What the plan was about.</param>
    /// <param name="Sections">Its sections in order.</param>
    /// <param name="Writers">Who wrote, by client id.</param>
    /// <param name="Lesson">The lesson of whose reflection it came; null where it names none, and for who is no member.</param>
    public sealed record Sheet(PlanBrief Plan, Moment Moment, PlanShape.About About, IReadOnlyList<SectionWords> Sections, IReadOnlyDictionary<ulong, Writer> Writers, LessonBrief? Lesson);

    /// <summary>A section and its words.</summary>
    public sealed record SectionWords(PlanSection Section, IReadOnlyList<Piece> Words);

    internal sealed class Handler(PlanBriefs plans, MomentAccess moments, MomentReader reader, LessonAccess lessons) : IRequestHandler<SeeMoment, Sheet>
    {
        public async Task<Sheet> Handle(SeeMoment request, CancellationToken cancellationToken)
        {
            var id = request.DocumentId;
            var plan = await plans.Of(id, cancellationToken);
            var moment = await reader.Find(id, plan.MayWrite, request.Number, cancellationToken);
            var doc = await moments.Load(id, request.Number, cancellationToken);
            var taken = await moments.TakenIdsOf(id, cancellationToken);
            var sections = PlanShape.SectionsOf(doc).Select(s => new SectionWords(s, TextDifference.Of(SpansOf(doc, s.Id), taken))).ToList();
            var lesson = plan.MayWrite && moment.Row.FromLesson is { } from ? (await lessons.InCluster(plan.ClusterId, [from], cancellationToken)).GetValueOrDefault(from) : null;
            return new Sheet(plan, moment, PlanShape.AboutOf(doc), sections, await reader.WritersOf(id, cancellationToken), lesson);
        }

        private static IReadOnlyList<TextSpan> SpansOf(Doc doc, string section) => doc.GetText(PlanShape.TextOf(section)).Spans();
    }
}
