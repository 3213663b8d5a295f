using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Threads;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Reflections;

/// <summary>
/// An observer raises in the lesson's thread what they noted: the one issue, or all of it. It is a new text that they have read through, and nothing
/// is taken from the observation here: that stays theirs alone, with its recordings and pictures.
/// </summary>
public sealed record RaiseIssue : ICommand<string>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The observation of whoever raises it.</summary>
    public Guid ObservationId { get; init; }

    /// <summary>What is raised.</summary>
    public Raised Kind { get; init; }

    /// <summary>What is said.</summary>
    public string Text { get; init => field = value.Lines(); } = "";

    internal sealed class Validator : AbstractValidator<RaiseIssue>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
            RuleFor(r => r.Text).SaysSomething();
        }
    }

    internal sealed class Handler(GatheringAccess gatherings, ObservationAccess observations, LessonAccess lessons, ThreadAccess threads, Caller caller) : IRequestHandler<RaiseIssue, string>
    {
        /// <returns>The address of the post.</returns>
        public async Task<string> Handle(RaiseIssue request, CancellationToken cancellationToken)
        {
            await gatherings.MustBeOf(request.ClusterId, request.GatheringId, cancellationToken);
            var lesson = await observations.LessonOf(request.GatheringId, request.ObservationId, caller.Teacher, cancellationToken);
            // Observed all the same: what waited on the phone is not said to be nowhere.
            return (await lessons.InCluster(request.ClusterId, [lesson], cancellationToken)).ContainsKey(lesson)
                ? await threads.Raise(request.ClusterId, lesson, request.Text, request.Kind, cancellationToken)
                : throw new RuleBrokenException("raise.lesson-gone");
        }
    }
}
