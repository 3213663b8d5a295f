using CommunityClusters.Curriculum;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>
/// A member says how many learners of a school and grade are expected, or another number than before. One school and grade has one number: of
/// two members who say different ones at the same moment, the second is told the first's.
/// </summary>
public sealed record ExpectLearners : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The school's name.</summary>
    public string School { get; init => field = value.OneLine(); } = "";

    /// <summary>The code of the grade.</summary>
    public string Grade { get; init; } = "";

    /// <summary>How many learners.</summary>
    public int? Learners { get; init; }

    /// <summary>The version of the number that the member saw; 0 where they saw none.</summary>
    public int Seen { get; init; }

    internal sealed class Validator : AbstractValidator<ExpectLearners>
    {
        public Validator(Curricula curricula)
        {
            RuleFor(r => r.School).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("expected.school.missing").MaximumLength(SchoolNames.Longest).WithMessage("things.school.long");
            RuleFor(r => r.Grade).Must(code => curricula.Grades.Any(g => g.Code == code)).WithMessage("expected.grade.missing");
            RuleFor(r => r.Learners).InclusiveBetween(1, ExpectedLearners.MostLearners).WithMessage("expected.learners.wrong").WithState(_ => new (string, object?)[] { ("limit", ExpectedLearners.MostLearners) });
            RuleFor(r => r.Learners).NotNull().WithMessage("expected.learners.wrong").WithState(_ => new (string, object?)[] { ("limit", ExpectedLearners.MostLearners) });
        }
    }

    internal sealed class Handler(ClustersDb db, BringingPen pen, SchoolNames schools, Caller caller) : IRequestHandler<ExpectLearners, Unit>
    {
        public async Task<Unit> Handle(ExpectLearners request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            if (pen.Gathering.Kind == GatheringKind.Planning)
            {
                throw new NotVisibleException();
            }

            var (gathering, learners) = (request.GatheringId, request.Learners!.Value);
            var school = await schools.AsKnown(request.ClusterId, gathering, request.School, cancellationToken);
            var key = SchoolNames.KeyOf(school);
            var expected = await db.Set<ExpectedLearners>().SingleOrDefaultAsync(e => e.GatheringId == gathering && e.SchoolKey == key && e.Grade == request.Grade, cancellationToken);
            // Who says what stands there already agrees.
            if (expected?.Learners == learners)
            {
                return Unit.Value;
            }

            if (expected is null && request.Seen > 0)
            {
                throw new RuleBrokenException("expected.gone", ("school", school));
            }

            if (expected is null)
            {
                if (await db.Set<ExpectedLearners>().CountAsync(e => e.GatheringId == gathering, cancellationToken) >= ExpectedLearners.Most)
                {
                    throw new RuleBrokenException("expected.full", ("limit", ExpectedLearners.Most));
                }

                expected = db.Add(new ExpectedLearners { GatheringId = gathering, School = school, SchoolKey = key, Grade = request.Grade }).Entity;
            }

            expected.MustBeAsSeen(request.Seen);
            expected.Are(learners, caller.Teacher);
            await pen.ExpectedChanged(request.Grade, cancellationToken);
            return Unit.Value;
        }
    }
}
