using CommunityClusters.Features.People;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Programmes.Suggesting;

/// <summary>Whether what was suggested still holds once somebody takes it.</summary>
[PartOfFeature]
internal sealed class StillStands(PeopleAccess people, Caller caller)
{
    /// <summary>Whether the caller has asked the member to observe the lesson already, by the tap before.</summary>
    public bool IsDone(Slot lesson, Guid member) => lesson.Roles.Any(r => r.TeacherId == member && r.Part == Part.Observer && r.AssignedBy == caller.Teacher);

    /// <summary>Whether a member has a part in another lesson at that time.</summary>
    public static bool IsElsewhere(IEnumerable<Slot> slots, Slot lesson, Guid member) =>
        slots.Any(s => s.Id != lesson.Id && s.Meets(lesson) && s.Roles.Any(r => r.TeacherId == member));

    /// <summary>Passes where the lesson is as it was seen, and the member is free as they were then.</summary>
    /// <exception cref="RuleBrokenException">Somebody asked another meanwhile, or the same one for another lesson, or changed the lesson.</exception>
    public async Task MustBeAsSeen(IEnumerable<Slot> slots, Slot lesson, Guid member, string seen, CancellationToken cancellationToken)
    {
        if (IsDone(lesson, member))
        {
            return;
        }

        var newer = lesson.Roles.Where(r => r.Part == Part.Observer && !seen.Contains($"o{r.TeacherId:N}", StringComparison.Ordinal)).OrderBy(r => r.AssignedAt).FirstOrDefault();
        if (newer is not null)
        {
            var name = await people.NameOf(newer.TeacherId, cancellationToken);
            throw newer.AssignedBy == newer.TeacherId
                ? new RuleBrokenException("observers.took", ("name", name))
                : new RuleBrokenException("observers.taken", ("name", name), ("by", await people.NameOf(newer.AssignedBy, cancellationToken)));
        }

        if (lesson.Sight != seen)
        {
            throw new RuleBrokenException("observers.changed");
        }

        if (IsElsewhere(slots, lesson, member))
        {
            throw new RuleBrokenException("observers.elsewhere", ("name", await people.NameOf(member, cancellationToken)));
        }
    }
}
