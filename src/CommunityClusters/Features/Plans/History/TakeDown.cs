using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Plans.History;

/// <summary>
/// Any member takes passages of a section down for good, at once and for all: out of the plan, its log and all its moments. It is remembered
/// that something was taken down, by whom and when, never what.
/// </summary>
public sealed record TakeDown : ICommand<Unit>, IDocumentWriters
{
    // Whoever means more means the whole section.
    private const int MostPassages = 200;

    /// <inheritdoc/>
    public Guid DocumentId { get; init; }

    /// <summary>The moment in which they were read; 0 for the present.</summary>
    public long Number { get; init; }

    /// <summary>The section.</summary>
    public string Section { get; init; } = "";

    /// <summary>The keys of the passages.</summary>
    public IList<string> Passages { get; init; } = [];

    /// <summary>Whether the whole section is meant, with its name.</summary>
    public bool Whole { get; init; }

    internal sealed class Validator : AbstractValidator<TakeDown>
    {
        public Validator() => RuleFor(r => r.Passages)
            .Must((r, p) => r.Whole || p.Count > 0).WithMessage("history.take-down.nothing")
            .Must(p => p.Count <= MostPassages).WithMessage("problem.stale");
    }

    internal sealed class Handler(DocumentPen pen, MomentAccess moments, Redaction redaction, Caller caller) : IRequestHandler<TakeDown, Unit>
    {
        public async Task<Unit> Handle(TakeDown request, CancellationToken cancellationToken)
        {
            var hand = await pen.Take(request.DocumentId, cancellationToken);
            var shown = request.Number == MomentAccess.Now ? hand.Doc : await moments.Load(request.DocumentId, request.Number, cancellationToken);
            if (!PlanShape.AllIdsOf(hand.Doc).Contains(request.Section, StringComparer.Ordinal))
            {
                throw new NotVisibleException();
            }

            var (read, present) = (SpansOf(shown, request), SpansOf(hand.Doc, request));
            var ids = (request.Whole ? [null] : request.Passages.AsEnumerable<string?>())
                .SelectMany(key => History.Passages.Within(key, read, present) ?? throw new RuleBrokenException("problem.stale")).ToList();
            var among = new IdRanges(ids);
            var copies = TakingOut.LinesOf(read, among);
            await pen.Change(hand, caller.Teacher, doc => TakeOut(doc, request, among, isNow: true), cancellationToken);
            await pen.Compact(hand, cancellationToken);
            await redaction.Redact(request.DocumentId, ids, caller.Teacher, doc => TakeOut(doc, request, among, isNow: false) | TakeOutCopies(doc, copies), cancellationToken);
            return Unit.Value;
        }

        private static bool TakeOut(Doc doc, TakeDown request, IdRanges ids, bool isNow)
        {
            var isOut = TakingOut.From(doc.GetText(PlanShape.TextOf(request.Section)), ids);
            var sections = doc.GetMap("sections");
            if (request.Whole)
            {
                isOut |= sections.Remove($"{request.Section}:name");
                if (isNow)
                {
                    sections.Set($"{request.Section}:removed", true);
                }
            }

            return isOut;
        }

        // A line that was moved by cutting and pasting, or was brought back, has other ids there.
        private static bool TakeOutCopies(Doc doc, IReadOnlyList<string> lines)
        {
            var isOut = TakingOut.Copies(doc.GetText("topic"), lines);
            foreach (var id in PlanShape.AllIdsOf(doc))
            {
                isOut |= TakingOut.Copies(doc.GetText(PlanShape.TextOf(id)), lines);
            }

            return isOut;
        }

        private static IReadOnlyList<TextSpan> SpansOf(Doc doc, TakeDown request) => doc.GetText(PlanShape.TextOf(request.Section)).Spans();
    }
}
