using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>A member puts the three questions to learners in the cluster's own words, or a question as it usually is. Counts that were entered keep the words by which learners were asked.</summary>
public sealed record PutQuestions : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The version that the member saw; a later one is not written over unseen.</summary>
    public int Seen { get; init; }

    /// <summary>The first question; empty for the usual one.</summary>
    public string First { get; init => field = value.OneLine(); } = "";

    /// <summary>The second question; empty for the usual one.</summary>
    public string Second { get; init => field = value.OneLine(); } = "";

    /// <summary>The third question; empty for the usual one.</summary>
    public string Third { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<PutQuestions>
    {
        public Validator()
        {
            RuleFor(r => r.First).MaximumLength(VoiceQuestions.Longest).WithMessage("voices.words.long");
            RuleFor(r => r.Second).MaximumLength(VoiceQuestions.Longest).WithMessage("voices.words.long");
            RuleFor(r => r.Third).MaximumLength(VoiceQuestions.Longest).WithMessage("voices.words.long");
        }
    }

    internal sealed class Handler(ClustersDb db, VoiceReading voices, ClusterAccess clusters, VoiceBroadcasts broadcasts, Caller caller, TimeProvider time) : IRequestHandler<PutQuestions, Unit>
    {
        public async Task<Unit> Handle(PutQuestions request, CancellationToken cancellationToken)
        {
            await broadcasts.Hold(request.ClusterId, cancellationToken);
            await clusters.MustBeMember(request.ClusterId, caller.Teacher, cancellationToken);
            var present = await voices.QuestionsOf(request.ClusterId, cancellationToken);
            if (present.Put(request.Seen, [request.First, request.Second, request.Third], caller.Teacher, time.GetUtcNow()) is { } next)
            {
                db.Add(next);
            }

            return Unit.Value;
        }
    }
}
