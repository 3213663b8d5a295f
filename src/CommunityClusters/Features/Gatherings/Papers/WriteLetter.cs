using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Gatherings.Registers;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>A letter about a day, filled from it. It is changed by hand where it is shown, and nothing of that comes back here.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Kind">Which letter.</param>
/// <param name="Language">The language of the letter.</param>
public sealed record WriteLetter(Guid ClusterId, Guid GatheringId, LetterKind Kind, Language Language) : IQuery<WriteLetter.Sheet>, IMembers
{
    /// <summary>The letter.</summary>
    /// <param name="Day">The gathering.</param>
    /// <param name="Letter">What stands in it; null where there is no such letter now.</param>
    public sealed record Sheet(PaperDay Day, Letter? Letter);

    internal sealed class Handler(PaperDayReader days, LetterText text, ExpectedList expected, ThingList things, RecordReading records, RegisterReading registers) : IRequestHandler<WriteLetter, Sheet>
    {
        public async Task<Sheet> Handle(WriteLetter request, CancellationToken cancellationToken)
        {
            var (cluster, id) = (request.ClusterId, request.GatheringId);
            var day = await days.Of(cluster, id, cancellationToken);
            if (!day.Offered.Letters.Contains(request.Kind))
            {
                return new Sheet(day, null);
            }

            var learners = (await expected.Of(cluster, id, cancellationToken))!;
            var needed = await things.Of(learners, cancellationToken);
            if (request.Kind != LetterKind.Thanks)
            {
                return new Sheet(day, request.Language.Says(() => request.Kind == LetterKind.Rooms ? text.ForRooms(day, learners, needed) : text.ToParents(day)));
            }

            var lessons = await records.Of(id, cancellationToken);
            var register = await registers.Of(cluster, id, cancellationToken);
            return new Sheet(day, request.Language.Says(() => text.OfThanks(day, lessons, register, needed) with { Unsettled = register.Open }));
        }
    }
}

/// <summary>A letter.</summary>
/// <param name="To">To whom.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Text">Its text, paragraph by paragraph.</param>
/// <param name="Day">The day of which it tells, in its language.</param>
/// <param name="Unsettled">Of how many schools and grades it does not say how many learners came, for their counts are not settled.</param>
public sealed record Letter(string To, string Subject, string Text, string Day, int Unsettled = 0);
