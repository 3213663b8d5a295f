using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>A member says who else presented or observed a lesson of a record.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="LessonId">The lesson.</param>
/// <param name="TeacherId">The member who had the part.</param>
/// <param name="Part">What they did.</param>
public sealed record SayWhoHadPart(Guid ClusterId, Guid GatheringId, Guid LessonId, Guid TeacherId, Part Part) : ICommand<Unit>, IMembers
{
    internal sealed class Validator : AbstractValidator<SayWhoHadPart>
    {
        public Validator() => RuleFor(r => r.Part).IsInEnum().WithMessage("choice.unknown");
    }

    internal sealed class Handler(RecordPen pen, ClusterAccess clusters) : IRequestHandler<SayWhoHadPart, Unit>
    {
        public async Task<Unit> Handle(SayWhoHadPart request, CancellationToken cancellationToken)
        {
            var lesson = await pen.Take(request.ClusterId, request.GatheringId, request.LessonId, cancellationToken);
            if (!await clusters.IsMember(request.ClusterId, request.TeacherId, cancellationToken))
            {
                throw new RuleBrokenException("record.no-member");
            }

            if (lesson.HadPart(request.TeacherId, request.Part))
            {
                await pen.Trace(request.GatheringId, lesson.Id, request.Part == Part.Presenter ? RightPut.Presented : RightPut.Observed, request.TeacherId, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
