using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes.Suggesting;

/// <summary>
/// A member takes suggestions for a whole day, as they are or with somebody else in the place of some. What a colleague changed since they
/// were seen stays as it is, and the member is told for which lessons.
/// </summary>
public sealed record TakeSuggestions : ICommand<IReadOnlyList<Guid>>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Who is asked to observe what.</summary>
    public IList<Taken> Takes { get; init; } = [];

    /// <summary>A suggestion that is taken.</summary>
    public sealed record Taken
    {
        /// <summary>The lesson.</summary>
        public Guid SlotId { get; init; }

        /// <summary>The member; null for nobody yet.</summary>
        public Guid? TeacherId { get; init; }

        /// <summary>What was seen of the lesson (<see cref="Slot.Sight"/>).</summary>
        public string Seen { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<TakeSuggestions>
    {
        public Validator() => RuleFor(r => r.Takes).Must(t => t.Count <= Slot.Most).WithMessage("choice.unknown");
    }

    internal sealed class Handler(ProgrammePen pen, StillStands still, ClusterAccess clusters, Caller caller, TimeProvider time) : IRequestHandler<TakeSuggestions, IReadOnlyList<Guid>>
    {
        public async Task<IReadOnlyList<Guid>> Handle(TakeSuggestions request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            var takes = request.Takes.Where(t => t.TeacherId is not null).Select(t => (t.SlotId, Member: t.TeacherId!.Value, t.Seen)).ToList();
            var members = await clusters.MembersAmong([request.ClusterId], [.. takes.Select(t => t.Member).Distinct()], cancellationToken);
            // Looked at before anything is taken: whom the member puts in two places themselves is marked, and not refused.
            var (stand, changed) = (new List<(Slot Slot, Guid Member)>(), new List<Guid>());
            foreach (var (id, member, seen) in takes)
            {
                if (pen.Slots.SingleOrDefault(s => s.Id == id) is not { } slot || slot.Sight != seen || !members.Contains((request.ClusterId, member)) || StillStands.IsElsewhere(pen.Slots, slot, member))
                {
                    changed.Add(id);
                }
                else
                {
                    stand.Add((slot, member));
                }
            }

            stand.ForEach(s => s.Slot.Assign(s.Member, Part.Observer, caller.Teacher, time.GetUtcNow()));
            await pen.Tell(cancellationToken);
            return [.. changed.Where(id => !takes.Any(t => t.SlotId == id && pen.Slots.Any(s => s.Id == id && still.IsDone(s, t.Member))))];
        }
    }
}
