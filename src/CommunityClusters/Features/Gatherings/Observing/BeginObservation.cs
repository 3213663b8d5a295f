using CommunityClusters.Documents;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>
/// A member begins to observe a lesson: the sheet is theirs alone. A phone may have begun it without signal: then it says under which id,
/// and with which first content. Without an id it is the sheet that they have of the lesson, or a new one.
/// </summary>
public sealed record BeginObservation : ICommand<Guid>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The lesson.</summary>
    public Guid SlotId { get; init; }

    /// <summary>The id that a phone gave it: random, and nobody else's.</summary>
    public Guid? Id { get; init; }

    /// <summary>The first content as the phone made it, in base64; empty where it is to be made here.</summary>
    public string Content { get; init; } = "";

    private FirstContent? MadeOnPhone()
    {
        var bytes = new byte[FirstContent.Largest];
        var made = Convert.TryFromBase64String(Content, bytes, out var length) ? FirstContent.Read(bytes[..length]) : null;
        return made is not null && ObservationShape.BeginsWith(made.Doc) ? made : null;
    }

    internal sealed class Validator : AbstractValidator<BeginObservation>
    {
        public Validator()
        {
            RuleFor(r => r.Id).Must(id => id is null or { Version: 4 }).WithMessage("observation.unreadable");
            RuleFor(r => r.Content).Must((r, c) => c.Length == 0 || (r.Id is not null && r.MadeOnPhone() is not null)).WithMessage("observation.unreadable");
        }
    }

    internal sealed class Handler(ClustersDb db, GatheringAccess gatherings, DocumentAccess documents, Caller caller, TimeProvider time) : IRequestHandler<BeginObservation, Guid>
    {
        public async Task<Guid> Handle(BeginObservation request, CancellationToken cancellationToken)
        {
            await gatherings.MustBeOf(request.ClusterId, request.GatheringId, cancellationToken);
            if (await Mine(request, cancellationToken) is { } mine)
            {
                return mine;
            }

            var slot = await db.Set<Slot>().AsNoTracking().Include(s => s.Roles).SingleOrDefaultAsync(s => s.Id == request.SlotId, cancellationToken);
            MustBeALesson(request, slot);
            await MustNotBeTheirs(request.SlotId, slot, cancellationToken);
            var id = request.Id ?? Guid.NewGuid();
            db.Add(new Observation { Id = id, GatheringId = request.GatheringId, SlotId = request.SlotId, TeacherId = caller.Teacher, BegunAt = time.GetUtcNow() });
            var document = new Document { Id = id, Kind = ObservationDocuments.Name, TeacherId = caller.Teacher, Shape = ObservationShape.Version, Sequence = 1, ProjectedTo = 1 };
            await documents.Begin(document, request.MadeOnPhone() ?? FirstContent.Of(ObservationShape.Begin()), caller.Teacher, cancellationToken);
            return id;
        }

        /// <summary>What came before, and its answer was lost; or the sheet that is there already.</summary>
        private async Task<Guid?> Mine(BeginObservation request, CancellationToken cancellationToken)
        {
            var mine = db.Set<Observation>().Where(o => o.GatheringId == request.GatheringId && o.TeacherId == caller.Teacher);
            if (request.Id is not { } id)
            {
                return await mine.Where(o => o.SlotId == request.SlotId).OrderBy(o => o.BegunAt).ThenBy(o => o.Id).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancellationToken);
            }

            if (!await documents.IsThere(id, cancellationToken))
            {
                return null;
            }

            return await mine.AnyAsync(o => o.Id == id, cancellationToken) ? id : throw new RuleBrokenException("observation.taken");
        }

        // A lesson that was taken out of the programme since the phone last heard of it was observed all the same.
        private static void MustBeALesson(BeginObservation request, Slot? slot)
        {
            if (slot is null && request.Id is not null)
            {
                return;
            }

            if (slot?.GatheringId != request.GatheringId)
            {
                throw new NotVisibleException();
            }

            if (slot.Kind != SlotKind.Lesson)
            {
                throw new RuleBrokenException("programme.no-lesson");
            }
        }

        // Once there is a record it says who presented, also of a lesson that is in the programme no more.
        private async Task MustNotBeTheirs(Guid lesson, Slot? slot, CancellationToken cancellationToken)
        {
            var me = caller.Teacher;
            if (slot?.Roles.Any(r => r.TeacherId == me && r.Part == Part.Presenter) == true
                || await db.Set<RecordedLesson>().AnyAsync(l => l.Id == lesson && l.Parts.Any(p => p.TeacherId == me && p.Part == Part.Presenter), cancellationToken))
            {
                throw new RuleBrokenException("programme.own-lesson");
            }
        }
    }
}
