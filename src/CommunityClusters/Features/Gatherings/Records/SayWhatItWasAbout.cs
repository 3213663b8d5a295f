using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>A member says what a lesson of a record was about, and which group it was taught to; what stood there before is gone, such as a name that should not have.</summary>
public sealed record SayWhatItWasAbout : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The lesson.</summary>
    public Guid LessonId { get; init; }

    /// <summary>What it was about, or empty.</summary>
    public string Topic { get; init => field = value.OneLine(); } = "";

    /// <summary>The group of learners; never a learner's name; or empty.</summary>
    public string Group { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<SayWhatItWasAbout>
    {
        public Validator()
        {
            RuleFor(r => r.Topic).MaximumLength(Plan.LongestTopic).WithMessage("record.long");
            RuleFor(r => r.Group).MaximumLength(Slot.LongestGroup).WithMessage("record.long");
        }
    }

    internal sealed class Handler(RecordPen pen) : IRequestHandler<SayWhatItWasAbout, Unit>
    {
        public async Task<Unit> Handle(SayWhatItWasAbout request, CancellationToken cancellationToken)
        {
            var lesson = await pen.Take(request.ClusterId, request.GatheringId, request.LessonId, cancellationToken);
            if (lesson.WasAbout(request.Topic, request.Group))
            {
                await pen.Trace(request.GatheringId, lesson.Id, RightPut.About, null, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
