using System.Globalization;
using CommunityClusters.Curriculum;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Telling;

/// <summary>
/// A gathering as a message for WhatsApp, which has bold of its own. Where a day is too long for one, it says less of each lesson
/// before it leaves one out: first no groups and grades, then no observers, then no presenters.
/// </summary>
[PartOfFeature]
internal sealed class DayMessage(Words words, Curricula curricula)
{
    /// <summary>The most characters it has: more is not read through on a phone.</summary>
    public const int Most = 1000;

    private const int Fullest = 3;

    /// <summary>The message, in the language that is being spoken.</summary>
    public string Of(string cluster, GatheringCard card, IReadOnlyList<SlotCard> slots, IReadOnlyList<AgendaSheet.Row> agenda, string link)
    {
        var head = Head(cluster, card);
        var end = words["tell.end", ("link", link)];
        var room = Most - head.Length - end.Length - 4;
        if (card.IsOff)
        {
            var over = head.Length + 2 + end.Length - Most;
            return $"{(over > 0 ? Head(cluster, card with { Why = Shortened(card.Why, over) }) : head)}\n\n{end}";
        }

        for (var fullness = Fullest; fullness >= 0; fullness--)
        {
            var body = string.Join('\n', slots.Select(s => Line(s, fullness)));
            if (body.Length <= room && body.Length > 0)
            {
                var rest = slots.Count > 0 && agenda.Count > 0 ? Cut([words["agenda.title"] + ":", .. agenda.Select(Line)], room - body.Length - 2, atLeast: 2) : "";
                return $"{head}\n\n{body}{(rest.Length > 0 ? $"\n\n{rest}" : "")}\n\n{end}";
            }
        }

        var lines = slots.Count > 0 ? slots.Select(s => Line(s, 0)) : agenda.Select(Line);
        return Cut([.. lines], room, atLeast: 1) is { Length: > 0 } cut ? $"{head}\n\n{cut}\n\n{end}" : $"{head}\n\n{end}";
    }

    // By so many characters, none of them cut in two.
    private static string Shortened(string text, int by)
    {
        var length = Math.Max(0, text.Length - by - 1);
        return $"{text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd()}…";
    }

    private string Head(string cluster, GatheringCard card)
    {
        var kind = words[$"gathering.kind.{card.Kind}"];
        var where = string.Join(", ", new[] { card.School ?? "", card.Place }.Where(p => p.Length > 0).Select(p => p.Isolated()));
        var when = card is { Day: { } day, Begins: { } begins, Ends: { } ends }
            ? $"{day.ToString("dddd d MMMM yyyy", CultureInfo.CurrentCulture)}, {words["gathering.hours", ("begins", begins.Clock()), ("ends", ends.Clock())]}"
            : words["gathering.finding", ("count", card.Dates)];
        return string.Join('\n', new[]
        {
            $"*{(card.About.Length > 0 ? card.About.Isolated() : kind)}*".AsItsText(),
            card.About.Length > 0 ? $"{kind} · {cluster.Isolated()}" : cluster.Isolated().AsItsText(),
            when,
            where.AsItsText(),
            card.IsOff ? $"*{words["gathering.off"]}*{(card.Why.Length > 0 ? $": {card.Why.Isolated()}" : "")}" : "",
        }.Where(l => l.Length > 0));
    }

    private static string Line(AgendaSheet.Row item) => $"- {item.Text.Isolated()}".AsItsText();

    private string Line(SlotCard slot, int fullness)
    {
        var whom = fullness == Fullest ? string.Join(", ", new[] { Grades(slot), slot.Group.Isolated() }.Where(p => p.Length > 0)) : "";
        var title = $"*{slot.Begins.Clock()}* {(slot.Room.Length > 0 ? $"{slot.Room.Isolated()}: " : "")}{words.TitleOf(slot).Isolated()}{(whom.Length > 0 ? $" ({whom})" : "")}";
        return string.Join('\n', new[]
        {
            title.AsItsText(),
            fullness >= 1 && slot.Presenters.Count > 0 ? words["tell.presents", ("names", Names(slot.Presenters))] : "",
            fullness >= 2 && slot.Observers.Count > 0 ? words["tell.observes", ("names", Names(slot.Observers))] : "",
        }.Where(l => l.Length > 0));
    }

    private string Grades(SlotCard slot) => slot.Grades.Count == 0 ? ""
        : words["register.of-grade", ("grade", string.Join(", ", slot.Grades.Select(g => curricula.Grades.FirstOrDefault(o => o.Code == g)?.Name ?? g)))];

    private static string Names(IReadOnlyList<SlotCard.Person> people) => string.Join(", ", people.Select(p => p.Name).OfType<string>().Select(n => n.Isolated()));

    // Whole lines, and how many more there are; nothing where not even so many have room.
    private string Cut(IReadOnlyList<string> lines, int room, int atLeast)
    {
        for (var shown = lines.Count; shown >= atLeast; shown--)
        {
            var more = shown < lines.Count ? [words["tell.more", ("count", lines.Count - shown)]] : Array.Empty<string>();
            var text = string.Join('\n', lines.Take(shown).Concat(more));
            if (text.Length <= room)
            {
                return text;
            }
        }

        return "";
    }
}
