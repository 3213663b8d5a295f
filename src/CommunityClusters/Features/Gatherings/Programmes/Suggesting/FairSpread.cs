using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CommunityClusters.Features.Gatherings.Programmes.Suggesting;

/// <summary>
/// Spreads observing fairly over the members who can: a rule that anybody can follow, which gives the same answer to everybody who asks.
/// Who said maybe comes after all others; then who observes least in this day is first; for somebody's first lesson a peer from
/// another school; then who said that they come, before who said nothing yet; then whose turn it is, who has observed least lately; then who
/// teaches the subject. What is left is drawn by lot, and the lot falls anew for each lesson, so that nobody is always the first of two.
/// </summary>
internal sealed class FairSpread
{
    private readonly IReadOnlyList<WatchedLesson> _lessons;
    private readonly IReadOnlyList<Watcher> _members;
    private readonly Dictionary<Guid, Watcher> _byId;
    private readonly DateOnly? _lastDay;
    private readonly Dictionary<Guid, List<WatchedLesson>> _parts = [];
    private readonly Dictionary<Guid, int> _observes = [];

    /// <summary>Looks at a day.</summary>
    /// <param name="lessons">All its lessons.</param>
    /// <param name="members">The members of the cluster.</param>
    public FairSpread(IReadOnlyList<WatchedLesson> lessons, IReadOnlyList<Watcher> members)
    {
        (_lessons, _members) = (lessons, members);
        _byId = members.ToDictionary(m => m.Id);
        _lastDay = members.Max(m => m.LastObserved);
        foreach (var lesson in lessons)
        {
            lesson.Presenters.ToList().ForEach(p => Joins(p, lesson));
            lesson.Observers.ToList().ForEach(o => Observes(o, lesson));
        }
    }

    /// <summary>Who could observe a lesson, the first first.</summary>
    public IReadOnlyList<Suggestion> For(WatchedLesson lesson, int most) => [.. InTurn(lesson).Take(most).Select(m => Why(m, lesson))];

    /// <summary>For each lesson that nobody observes who could, in the order of the lessons; the first is suggested, and the others are free beside all who are.</summary>
    public IReadOnlyList<(WatchedLesson Lesson, IReadOnlyList<Suggestion> Who)> ForAll(int most)
    {
        var open = _lessons.Where(l => l.Observers.Count == 0).ToList();
        var chosen = new Dictionary<Guid, Suggestion>();
        // A first lesson has its pick, then those for whom there are few.
        foreach (var lesson in open.OrderBy(l => l.FirstOf is null).ThenBy(l => Free(l).Count()).ThenBy(l => l.From).ThenBy(l => l.Id))
        {
            if (InTurn(lesson).FirstOrDefault() is { } member)
            {
                chosen[lesson.Id] = Why(member, lesson);
                Observes(member.Id, lesson);
            }
        }

        return [.. open.Select(l => (l, (IReadOnlyList<Suggestion>)(chosen.TryGetValue(l.Id, out var first) ? [first, .. For(l, most - 1)] : [])))];
    }

    private IEnumerable<Watcher> Free(WatchedLesson lesson) => _members.Where(m =>
        m.Says != Answer.No && !(_parts.GetValueOrDefault(m.Id) ?? []).Any(other => other.Id == lesson.Id || (other.From < lesson.Until && lesson.From < other.Until)));

    private IEnumerable<Watcher> InTurn(WatchedLesson lesson) => Free(lesson)
        .OrderBy(m => m.Says == Answer.Maybe)
        .ThenBy(m => _observes.GetValueOrDefault(m.Id))
        .ThenBy(m => !IsFromAnotherSchool(m, lesson))
        .ThenBy(m => m.Says != Answer.Yes)
        .ThenBy(m => m.LastObserved ?? DateOnly.MinValue)
        .ThenBy(m => !Teaches(m, lesson))
        .ThenBy(m => _parts.GetValueOrDefault(m.Id)?.Count ?? 0)
        .ThenBy(m => Lot(lesson.Id, m.Id));

    private Suggestion Why(Watcher member, WatchedLesson lesson)
    {
        var reasons = new List<Reason>();
        if (IsFromAnotherSchool(member, lesson))
        {
            reasons.Add(new Reason(ReasonKind.OtherSchool, Name: _byId[lesson.FirstOf!.Value].Name));
        }

        // Where all observed on the last day, or nobody ever did, it is nobody's turn before another's.
        if (_lastDay is not null && member.LastObserved != _lastDay)
        {
            reasons.Add(member.LastObserved is { } day ? new Reason(ReasonKind.NotSince, Day: day) : new Reason(ReasonKind.NotLately));
        }

        if (Teaches(member, lesson))
        {
            reasons.Add(new Reason(ReasonKind.Subject, Subject: lesson.Subject));
        }

        if (member.Says is { } says)
        {
            reasons.Add(new Reason(says == Answer.Yes ? ReasonKind.Comes : ReasonKind.MayCome));
        }

        return new Suggestion(member.Id, member.Name, reasons.Count > 0 ? reasons : [new Reason(ReasonKind.Free)]);
    }

    // Only beside somebody who presents for the first time does the school matter.
    private bool IsFromAnotherSchool(Watcher member, WatchedLesson lesson) =>
        lesson.FirstOf is { } newcomer && _byId.GetValueOrDefault(newcomer)?.SchoolId is { } school && member.SchoolId is { } own && own != school;

    private static bool Teaches(Watcher member, WatchedLesson lesson) => lesson.Subject.Length > 0 && member.Subjects.Contains(lesson.Subject, StringComparer.Ordinal);

    private void Observes(Guid member, WatchedLesson lesson)
    {
        _observes[member] = _observes.GetValueOrDefault(member) + 1;
        Joins(member, lesson);
    }

    private void Joins(Guid member, WatchedLesson lesson)
    {
        if (!_parts.TryGetValue(member, out var parts))
        {
            _parts[member] = parts = [];
        }

        parts.Add(lesson);
    }

    private static ulong Lot(Guid lesson, Guid member)
    {
        Span<byte> both = stackalloc byte[32];
        lesson.TryWriteBytes(both);
        member.TryWriteBytes(both[16..]);
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(both));
    }
}
