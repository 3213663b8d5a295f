namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>What does not fit in a programme. It is a mark where it is, never a refusal: a day that runs late can still be moved.</summary>
public enum ClashKind
{
    /// <summary>Somebody has a part in another lesson at the same time.</summary>
    InTwoPlaces,

    /// <summary>Something else is in the same room, or for everybody, at the same time.</summary>
    SameTime,

    /// <summary>The plan has more minutes than the lesson.</summary>
    TooManyMinutes,

    /// <summary>It begins before the gathering, or ends after it.</summary>
    OutsideHours,

    /// <summary>Nobody presents it yet.</summary>
    NoPresenter,

    /// <summary>Nobody observes it yet.</summary>
    NoObserver,
}

/// <summary>Something that does not fit, seen from one slot.</summary>
/// <param name="SlotId">The slot at which it is marked.</param>
/// <param name="Kind">What it is.</param>
/// <param name="OtherId">The other slot, where there are two.</param>
/// <param name="TeacherId">Who is in two places.</param>
/// <param name="Minutes">How many minutes the plan has.</param>
public sealed record Clash(Guid SlotId, ClashKind Kind, Guid? OtherId = null, Guid? TeacherId = null, int Minutes = 0);

/// <summary>Finds what does not fit.</summary>
internal static class Clashes
{
    /// <summary>All that does not fit, of all slots; of two that clash each has it.</summary>
    /// <param name="slots">The slots of one programme.</param>
    /// <param name="planMinutes">How many minutes each plan has that says so.</param>
    /// <param name="begins">When the gathering begins; null while its date is being found.</param>
    /// <param name="ends">When it ends.</param>
    public static IReadOnlyList<Clash> Of(IReadOnlyCollection<Slot> slots, IReadOnlyDictionary<Guid, int> planMinutes, TimeOnly? begins, TimeOnly? ends) =>
    [
        .. from slot in slots
           from clash in Between(slot, slots).Concat(Alone(slot, planMinutes, begins, ends))
           select clash,
    ];

    private static IEnumerable<Clash> Between(Slot slot, IReadOnlyCollection<Slot> slots)
    {
        foreach (var other in slots.Where(s => s.Id != slot.Id && s.From < slot.Until && slot.From < s.Until).OrderBy(s => s.From).ThenBy(s => s.Number))
        {
            foreach (var role in slot.Roles.Where(r => other.Roles.Any(o => o.TeacherId == r.TeacherId)))
            {
                yield return new Clash(slot.Id, ClashKind.InTwoPlaces, other.Id, role.TeacherId);
            }

            if (slot.IsForAll || other.IsForAll || (slot.RoomId is { } room && other.RoomId == room))
            {
                yield return new Clash(slot.Id, ClashKind.SameTime, other.Id);
            }
        }
    }

    private static IEnumerable<Clash> Alone(Slot slot, IReadOnlyDictionary<Guid, int> planMinutes, TimeOnly? begins, TimeOnly? ends)
    {
        if (slot.PlanId is { } plan && planMinutes.TryGetValue(plan, out var minutes) && minutes > slot.Minutes)
        {
            yield return new Clash(slot.Id, ClashKind.TooManyMinutes, Minutes: minutes);
        }

        if ((begins is { } first && slot.From < Slot.MinuteOf(first)) || (ends is { } last && slot.Until > Slot.MinuteOf(last)))
        {
            yield return new Clash(slot.Id, ClashKind.OutsideHours);
        }

        foreach (var (part, kind) in new[] { (Part.Presenter, ClashKind.NoPresenter), (Part.Observer, ClashKind.NoObserver) })
        {
            if (slot.Kind == SlotKind.Lesson && slot.Roles.All(r => r.Part != part))
            {
                yield return new Clash(slot.Id, kind);
            }
        }
    }
}
