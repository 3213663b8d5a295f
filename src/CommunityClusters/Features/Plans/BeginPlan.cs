using CommunityClusters.Curriculum;
using CommunityClusters.Documents;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.Plans.Templates;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans;

/// <summary>
/// A member begins a lesson plan, from a need or from nothing. It exists at once, and every member can write in it. A phone may
/// have begun it without signal: then it says under which id, and with which first content.
/// </summary>
public sealed record BeginPlan : ICommand<Guid>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The need that it grows from, if it does.</summary>
    public Guid? NeedId { get; init; }

    /// <summary>The topic.</summary>
    public string Topic { get; init => field = value.OneLine(); } = "";

    /// <summary>The code of its subject, or empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The codes of its grades.</summary>
    public IList<string> Grades { get; init; } = [];

    /// <summary>The lesson's length in minutes, where it is said.</summary>
    public int? Minutes { get; init; }

    /// <summary>How it begins: the code of one of <see cref="Beginnings"/>, or the id of a template of the cluster.</summary>
    public string Template { get; init; } = Beginnings.Plain;

    /// <summary>The id that a phone gave it: random, and nobody else's.</summary>
    public Guid? Id { get; init; }

    /// <summary>The first content as the phone made it, in base64; empty where it is to be made here.</summary>
    public string Content { get; init; } = "";

    private PlanShape.About About => new(Topic, Subject, [.. Grades.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], Minutes ?? 0, "");

    private Guid? Copied => Guid.TryParse(Template, out var template) ? template : null;

    private FirstContent? MadeOnPhone()
    {

        var bytes = new byte[FirstContent.Largest];
        var made = Convert.TryFromBase64String(Content, bytes, out var length) ? FirstContent.Read(bytes[..length]) : null;
        return made is not null && PlanShape.BeginsWith(made.Doc, About, Copied is not null) ? made : null;
    }

    internal sealed class Validator : AbstractValidator<BeginPlan>
    {
        public Validator(Curricula curricula)
        {
            RuleFor(r => r.Id).Must(id => id is null or { Version: 4 }).WithMessage("plans.begin.unreadable");
            RuleFor(r => r.Content).Must((r, c) => c.Length == 0 || (r.Id is not null && r.MadeOnPhone() is not null)).WithMessage("plans.begin.unreadable");
            RuleFor(r => r.Template).Must((r, t) => r.Copied is not null || Beginnings.All.Contains(t, StringComparer.Ordinal)).WithMessage("choice.unknown");
            RuleFor(r => r.Topic).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("plans.begin.topic.missing")
                .MaximumLength(Plan.LongestTopic).WithMessage("plans.begin.topic.long");
            RuleFor(r => r.Subject).Must(s => s.Length == 0 || curricula.Subjects.Any(c => c.Code == s)).WithMessage("choice.unknown");
            RuleFor(r => r.Grades).Must(g => g.All(code => curricula.Grades.Any(c => c.Code == code))).WithMessage("choice.unknown");
            RuleFor(r => r.Minutes).Must(m => m is null or (> 0 and <= Plan.LongestLesson)).WithMessage("plans.begin.minutes.wrong")
                .WithState(_ => new (string, object?)[] { ("longest", Plan.LongestLesson) });
        }
    }

    internal sealed class Handler(
        ClustersDb db, NeedAccess needs, DocumentAccess documents, PlanTemplates templates, PlanBroadcasts broadcasts, Caller caller, TimeProvider time) : IRequestHandler<BeginPlan, Guid>
    {
        public async Task<Guid> Handle(BeginPlan request, CancellationToken cancellationToken)
        {
            if (request.NeedId is { } need)
            {
                await needs.MustBeOf(request.ClusterId, need, cancellationToken);
            }

            if (request.Copied is { } template)
            {
                await templates.MustBeOf(request.ClusterId, template, cancellationToken);
            }

            var id = request.Id ?? Guid.NewGuid();
            if (await documents.IsThere(id, cancellationToken))
            {
                // It came before, and its answer was lost for longer than commands are remembered; or the id is another's.
                var isMine = await db.Set<Plan>().AnyAsync(p => p.Id == id && p.ClusterId == request.ClusterId && p.BegunBy == caller.Teacher, cancellationToken);
                return isMine ? id : throw new RuleBrokenException("plans.begin.taken");
            }

            var content = request.Content.Length > 0 ? request.MadeOnPhone()! : FirstContent.Of(PlanShape.Begin(request.About, await First(request, cancellationToken)));
            var plan = new Plan
            {
                Id = id,
                ClusterId = request.ClusterId,
                Number = await broadcasts.PlanBegun(request.ClusterId, id, cancellationToken),
                BegunBy = caller.Teacher,
                BegunAt = time.GetUtcNow(),
            };
            plan.GrewFrom(request.NeedId);
            db.Add(plan);
            var document = new Document { Id = id, Kind = PlanDocuments.Name, ClusterId = request.ClusterId, Shape = PlanShape.Version, Sequence = 1, ProjectedTo = 1 };
            await documents.Begin(document, content, caller.Teacher, cancellationToken);
            return id;
        }

        private async Task<IReadOnlyList<FirstSection>> First(BeginPlan request, CancellationToken cancellationToken) =>
            request.Copied is { } template ? await templates.SectionsOf(request.ClusterId, template, cancellationToken) : Beginnings.SectionsOf(request.Template);
    }
}
