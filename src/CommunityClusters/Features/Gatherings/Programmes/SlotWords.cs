using System.Globalization;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>How slots are spoken of.</summary>
internal static class SlotWords
{
    /// <summary>The key of what a slot is for.</summary>
    public static string KeyOf(SlotKind kind) => kind switch
    {
        SlotKind.Lesson => "programme.kind.lesson",
        SlotKind.Break => "programme.kind.break",
        SlotKind.Assembly => "programme.kind.assembly",
        _ => "programme.kind.reflection",
    };

    /// <summary>What a slot is called: its topic, or what it is for.</summary>
    public static string TitleOf(this Words words, SlotKind kind, string topic) =>
        topic.Length > 0 ? topic : kind == SlotKind.Lesson ? words["programme.to-be-planned"] : words[KeyOf(kind)];

    /// <summary>What a slot is called: its topic, or what it is for.</summary>
    public static string TitleOf(this Words words, SlotCard slot) => words.TitleOf(slot.Kind, slot.Topic);

    /// <summary>What is not said by its title: for whom a break is, and its kind where it has a topic.</summary>
    public static string? KindBesideTitle(this Words words, SlotCard slot) =>
        slot.Kind != SlotKind.Lesson && slot.Topic.Length > 0 ? words[KeyOf(slot.Kind)] : null;

    /// <summary>The sentence of something that does not fit.</summary>
    public static string Says(this Words words, SlotCard.Mark mark)
    {
        (string, object?)[] other =
        [
            ("name", mark.Name), ("topic", words.TitleOf(mark.Other, mark.Topic)), ("from", mark.Begins.Clock()), ("until", mark.Ends.Clock()), ("room", mark.Room), ("count", mark.Minutes),
        ];
        return mark.Kind switch
        {
            ClashKind.InTwoPlaces => mark.Room.Length > 0 ? words["programme.clash.person.room", other] : words["programme.clash.person", other],
            ClashKind.SameTime => words["programme.clash.same", other],
            ClashKind.TooManyMinutes => words["programme.clash.minutes", other],
            ClashKind.OutsideHours => words["programme.clash.hours"],
            ClashKind.NoPresenter => words["programme.clash.presenter"],
            _ => words["programme.clash.observer"],
        };
    }

    /// <summary>Whether something is only missing yet, and nothing clashes.</summary>
    public static bool IsMissing(this SlotCard.Mark mark) => mark.Kind is ClashKind.NoPresenter or ClashKind.NoObserver;

    /// <summary>A time as clocks show it.</summary>
    public static string Clock(this TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The classes that place a slot in the grid, in rows of five minutes.</summary>
    public static string Places(this SlotCard slot)
    {
        const int rowsOfHour = 60 / ProgrammeGrid.Row;
        var from = Slot.MinuteOf(slot.Begins) / ProgrammeGrid.Row;
        var rows = Math.Max(1, ((Slot.MinuteOf(slot.Begins) + slot.Minutes + ProgrammeGrid.Row - 1) / ProgrammeGrid.Row) - from);
        var lanes = slot.Cell.Lanes > 1 ? string.Create(CultureInfo.InvariantCulture, $" l{slot.Cell.Lane} k{slot.Cell.Lanes}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"h{from / rowsOfHour} q{from % rowsOfHour} d{rows / rowsOfHour} e{rows % rowsOfHour} c{slot.Cell.Column}{lanes}");
    }
}
