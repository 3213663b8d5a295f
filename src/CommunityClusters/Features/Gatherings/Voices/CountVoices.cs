using System.Globalization;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>
/// A member enters how many learners of a lesson answered the three questions how, or puts right what was entered. Of two members who enter different
/// counts at the same moment, the second is told.
/// </summary>
public sealed record CountVoices : ICommand<Unit>, IMembers, IWaits
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
    public Guid LessonId { get; init; }

    /// <summary>The number of the entry that the member saw; 0 where they saw none.</summary>
    public int Seen { get; init; }

    /// <summary>
    /// The command that the member sent before it from the same phone, or empty: what they entered there they have seen, though the page that the phone
    /// keeps has not.
    /// </summary>
    public Guid After { get; init; }

    /// <summary>In which words the learners were asked: <see cref="VoiceQuestions.Version"/>; 0 for the usual ones.</summary>
    public int Wording { get; init; }

    /// <summary>The answers to the three questions, in order.</summary>
    public IList<Counted> Answers { get; init; } = [];

    /// <summary>The counts of one question as they were typed; all blank where it was not asked.</summary>
    public sealed record Counted
    {
        /// <summary>How many said yes.</summary>
        public string Yes { get; init => field = value.OneLine(); } = "";

        /// <summary>How many said partly.</summary>
        public string Partly { get; init => field = value.OneLine(); } = "";

        /// <summary>How many said no.</summary>
        public string No { get; init => field = value.OneLine(); } = "";

        /// <summary>Whether it was asked.</summary>
        internal bool IsAsked => Yes.Length + Partly.Length + No.Length > 0;

        /// <summary>A count; none where it is blank, null where it is no count.</summary>
        internal static int? Read(string typed) => typed.Length == 0 ? 0 : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= Voice.MostLearners ? count : null;
    }

    internal sealed class Validator : AbstractValidator<CountVoices>
    {
        public Validator()
        {
            RuleFor(r => r.Answers).Must(a => a.Count == VoiceQuestions.Count).WithMessage("choice.unknown");
            RuleForEach(r => r.Answers).ChildRules(answer =>
            {
                Counts(answer.RuleFor(a => a.Yes));
                Counts(answer.RuleFor(a => a.Partly));
                Counts(answer.RuleFor(a => a.No));
            });
        }

        private static void Counts(IRuleBuilderInitial<Counted, string> rule) =>
            rule.Must(typed => Counted.Read(typed) is not null).WithMessage("voices.wrong").WithState(_ => new (string, object?)[] { ("limit", Voice.MostLearners) });
    }

    internal sealed class Handler(ClustersDb db, VoicePen pen, VoiceBroadcasts broadcasts, Caller caller, TimeProvider time) : IRequestHandler<CountVoices, Unit>
    {
        public async Task<Unit> Handle(CountVoices request, CancellationToken cancellationToken)
        {
            var (cluster, lesson, wording) = (request.ClusterId, request.LessonId, request.Wording);
            var (voice, since) = await pen.Take(cluster, request.GatheringId, lesson, cancellationToken);
            if (wording != 0 && !await db.Set<VoiceQuestions>().AnyAsync(q => q.ClusterId == cluster && q.Version == wording, cancellationToken))
            {
                throw new NotVisibleException();
            }

            var entry = new VoiceEntry
            {
                LessonId = lesson, CommandId = request.CommandId, Wording = wording, By = caller.Teacher, At = time.GetUtcNow(),
                Counts =
                [
                    .. request.Answers.Select((a, i) => (Answer: a, Question: i + 1)).Where(a => a.Answer.IsAsked).Select(a => new VoiceCount
                    {
                        LessonId = lesson, Question = a.Question, Yes = Counted.Read(a.Answer.Yes)!.Value, Partly = Counted.Read(a.Answer.Partly)!.Value, No = Counted.Read(a.Answer.No)!.Value,
                    }),
                ],
            };
            if (voice.IsEntered(since, request.Seen, request.After, entry))
            {
                await broadcasts.Changed(cluster, request.GatheringId, lesson, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
