using CommunityClusters.Curriculum;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Places;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People;

/// <summary>A teacher says who they are, where they teach and what; all but the name may stay empty, and colleagues see it at once.</summary>
public sealed record SayWhatITeach : ICommand<Unit>, ISignedIn
{
    /// <summary>The name by which colleagues know them.</summary>
    public string Name { get; init => field = value.OneLine(); } = "";

    /// <summary>Where they teach, if they say it.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>Codes of subjects, as in the curriculum.</summary>
    public IList<string> Subjects { get; init => field = value ?? []; } = [];

    /// <summary>Codes of grades.</summary>
    public IList<string> Grades { get; init => field = value ?? []; } = [];

    /// <summary>Codes of languages.</summary>
    public IList<string> Languages { get; init => field = value ?? []; } = [];

    internal sealed class Validator : AbstractValidator<SayWhatITeach>
    {
        public Validator(Curricula curricula)
        {
            RuleFor(r => r.Name).ATeachersName();
            RuleFor(r => r.Subjects).Must(AreAmong(curricula.Subjects)).WithMessage("profile.unknown");
            RuleFor(r => r.Grades).Must(AreAmong(curricula.Grades)).WithMessage("profile.unknown");
            RuleFor(r => r.Languages).Must(AreAmong(curricula.Languages)).WithMessage("profile.unknown");
        }

        private static Func<IList<string>, bool> AreAmong(IReadOnlyList<Entry> all)
        {
            var known = all.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
            return codes => codes.All(known.Contains);
        }
    }

    internal sealed class Handler(ClustersDb db, Caller caller, PlacesAccess places, Curricula curricula, ClusterAccess clusters)
        : IRequestHandler<SayWhatITeach, Unit>
    {
        public async Task<Unit> Handle(SayWhatITeach request, CancellationToken cancellationToken)
        {
            if (request.SchoolId is { } school && !await places.Schools.AnyAsync(s => s.Id == school, cancellationToken))
            {
                throw new RuleBrokenException("school.gone");
            }

            var teacher = await db.Set<Teacher>().SingleAsync(t => t.Id == caller.Teacher, cancellationToken);
            teacher.Name = request.Name;
            teacher.Teaches(
                request.SchoolId,
                Curricula.InOrder(curricula.Subjects, request.Subjects),
                Curricula.InOrder(curricula.Grades, request.Grades),
                Curricula.InOrder(curricula.Languages, request.Languages));
            if (db.ChangeTracker.HasChanges())
            {
                await clusters.MemberChanged(teacher.Id, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
