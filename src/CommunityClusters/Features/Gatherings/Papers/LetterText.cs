using System.Globalization;
using CommunityClusters.Curriculum;
using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Gatherings.Registers;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>The letters about a day, in the language that is being spoken. No member is named in them: whoever gives one away signs it by hand.</summary>
[PartOfFeature]
internal sealed class LetterText(Words words, Curricula curricula)
{
    // A longer list is not read; the programme has all of it.
    private const int MostTopics = 12;
    private const int Round = 10;
    private const string Blank = "______________________________";

    /// <summary>Asks a school for rooms, and for the paper that nobody brings yet.</summary>
    public Letter ForRooms(PaperDay day, ExpectedSheet expected, IReadOnlyList<ThingCard> things)
    {
        var rooms = day.Programme.Rooms.Select(r => (r.Name, Slots: day.Programme.Slots.Where(s => s.RoomId == r.Id).ToList())).Where(r => r.Slots.Count > 0)
            .Select(r => $"{r.Name.Isolated()}: {Hours(r.Slots.Min(s => s.Begins), r.Slots.Max(s => s.Ends))}");
        var paper = things.Where(t => t.Kind == ThingKind.Paper && t.StillNeeded > 0)
            .Select(t => words["things.brought", ("amount", words.Amount(t.StillNeeded, t.Kind, t.Unit)), ("name", t.Name)].Isolated()).ToList();
        // All together and rounded up: pages of one lesson would tell how few learners of a grade are expected.
        if (things.Where(t => t.Kind == ThingKind.Photocopies).Sum(t => t.StillNeeded) is > 0 and var copies)
        {
            paper.Insert(0, words["things.brought", ("amount", words.Amount((copies + Round - 1) / Round * Round, ThingKind.Photocopies, "")), ("name", words["things.kind.Photocopies"])]);
        }

        return LetterOf(day, "rooms",
            words["paper.rooms.to", ("school", day.Card.School is { Length: > 0 } school ? school : Blank)],
            words["paper.rooms.dear"],
            words["paper.rooms.who", ("cluster", day.Cluster.Isolated())],
            words["paper.rooms.ask", ("day", DayOf(day)), ("hours", HoursOf(day))],
            List(words["paper.rooms.rooms"], rooms),
            List(words["paper.rooms.expected"], ByGrade(expected.Rows.Select(r => (r.Grade, r.Learners)))),
            List(words["paper.rooms.paper"], paper),
            words["paper.rooms.care"],
            words["paper.rooms.end"]);
    }

    /// <summary>Tells parents when and where the day is and what is taught.</summary>
    public Letter ToParents(PaperDay day)
    {
        var place = PlaceOf(day);
        return LetterOf(day, "parents",
            words["paper.parents.to"],
            words["paper.parents.dear"],
            words["paper.parents.invite", ("cluster", day.Cluster.Isolated())],
            $"{words["paper.parents.when", ("day", DayOf(day)), ("hours", HoursOf(day))]}\n{words["paper.parents.where", ("place", place.Length > 0 ? place.Isolated() : Blank)]}",
            List(words["paper.parents.taught"], TopicsByGrade(day)),
            words["paper.parents.why"],
            words["paper.parents.ask", ("whom", Blank)],
            words["paper.parents.slip"]);
    }

    /// <summary>Thanks those who helped, with what was done by the record and the register, and what schools brought.</summary>
    public Letter OfThanks(PaperDay day, IReadOnlyList<RecordCard> record, RegisterSheet register, IReadOnlyList<ThingCard> things)
    {
        var taught = record.Where(l => l.Lesson.IsTaught).Select(l => l.Lesson).ToList();
        var place = PlaceOf(day);
        var schools = register.Counted.Select(g => g.School).Distinct(StringComparer.CurrentCulture).Order(StringComparer.CurrentCulture).ToList();
        var brought = things.SelectMany(t => t.Pledges.Where(p => p.School.Length > 0).Select(p => (p.School, What: words["things.brought", ("amount", words.Amount(p.Amount, t.Kind, t.Unit)), ("name", t.Name)].Isolated())))
            .GroupBy(p => p.School, StringComparer.CurrentCultureIgnoreCase).OrderBy(g => g.Key, StringComparer.CurrentCulture)
            .Select(g => $"{g.Key.Isolated()}: {string.Join("; ", g.Select(p => p.What))}");
        return LetterOf(day, "thanks",
            words["paper.thanks.to"],
            words["paper.thanks.dear"],
            place.Length > 0 ? words["paper.thanks.did.place", ("day", DayOf(day)), ("place", place.Isolated())] : words["paper.thanks.did", ("day", DayOf(day))],
            taught.Count > 0 ? List(words["paper.thanks.lessons", ("count", taught.Count)], Some([.. taught.Select(l => l.Topic).Where(t => t.Length > 0).Distinct(StringComparer.CurrentCultureIgnoreCase)])) : "",
            List(words["paper.thanks.came"], ByGrade(register.Counted.Select(g => (g.Grade, g.Learners ?? 0)))),
            schools.Count > 0 ? words["paper.thanks.schools", ("count", schools.Count), ("schools", string.Join(", ", schools.Select(s => s.Isolated())))] : "",
            List(words["paper.thanks.brought"], brought),
            words["paper.thanks.thanks"]);
    }

    private Letter LetterOf(PaperDay day, string letter, string to, params IReadOnlyList<string> paragraphs) =>
        new(to, words[$"paper.{letter}.subject", ("day", DayOf(day))], string.Join("\n\n", paragraphs.Where(p => p.Length > 0).Append(words["paper.regards"])), DayOf(day));

    private static string DayOf(PaperDay day) => day.Card.Day!.Value.ToString("dddd d MMMM yyyy", CultureInfo.CurrentCulture);

    private string HoursOf(PaperDay day) => Hours(day.Card.Begins!.Value, day.Card.Ends!.Value);

    private string Hours(TimeOnly begins, TimeOnly ends) => words["gathering.hours", ("begins", begins.Clock()), ("ends", ends.Clock())];

    private static string PlaceOf(PaperDay day) => string.Join(", ", new[] { day.Card.School ?? "", day.Card.Place }.Where(p => p.Length > 0));

    // A heading and its lines; nothing where there are none.
    private static string List(string heading, IEnumerable<string> lines)
    {
        var all = lines.Select(l => $"– {l}").ToList();
        return all.Count == 0 ? "" : string.Join('\n', [heading, .. all]);
    }

    private IEnumerable<string> Some(IReadOnlyList<string> topics) =>
        topics.Count <= MostTopics ? topics.Select(t => t.Isolated()) : topics.Take(MostTopics).Select(t => t.Isolated()).Append(words["tell.more", ("count", topics.Count - MostTopics)]);

    private IEnumerable<string> TopicsByGrade(PaperDay day) =>
        day.Programme.Slots.Where(s => s.Kind == SlotKind.Lesson && s.Topic.Length > 0)
            .OrderBy(s => s.Grades.Count > 0 ? PlaceOf(s.Grades[0]) : curricula.Grades.Count)
            .GroupBy(s => words.GradesOf(curricula, s.Grades), s => s.Topic, StringComparer.Ordinal)
            .Select(g => (Grade: g.Key, Topics: string.Join("; ", Some([.. g.Distinct(StringComparer.CurrentCultureIgnoreCase)]))))
            .Select(g => g.Grade.Length > 0 ? words["things.brought", ("amount", g.Grade), ("name", g.Topics)] : g.Topics);

    // By grade, lowest first, and all together.
    private List<string> ByGrade(IEnumerable<(string Grade, int Learners)> counted)
    {
        var grades = counted.GroupBy(c => c.Grade, StringComparer.Ordinal).Select(g => (g.Key, Sum: g.Sum(c => c.Learners))).Where(g => g.Sum > 0)
            .OrderBy(g => PlaceOf(g.Key)).ToList();
        var merged = SmallCounts.Merged(grades);
        if (grades.Count == 0)
        {
            return [];
        }

        var lines = merged.Select(m => $"{GradesOf(m.Of)}: {words["register.total", ("count", m.Count)]}").ToList();
        return lines.Count == 0 ? [words["paper.few"]] : lines.Count == 1 ? lines : [.. lines, words["paper.together", ("learners", words["register.total", ("count", grades.Sum(g => g.Sum))])]];
    }

    private string GradesOf(IReadOnlyList<string> codes) => codes is [""] ? words["paper.no-grade"] : words.GradesOf(curricula, [.. codes.Select(c => c.Length > 0 ? c : words["paper.no-grade"])]);

    private int PlaceOf(string grade) => curricula.Grades.TakeWhile(g => g.Code != grade).Count();
}
