using FluentValidation;

namespace CommunityClusters.Features.Gatherings;

/// <summary>When and where, as a member types it; a row that is left empty says nothing.</summary>
public sealed record MeetingEntry
{
    /// <summary>The longest place in words, in characters.</summary>
    public const int LongestPlace = 140;

    private const int Earliest = 2000;
    private const int Latest = 2200;

    /// <summary>The day.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>When it begins, by the clocks there.</summary>
    public TimeOnly? Begins { get; init; }

    /// <summary>When it ends, later on the same day.</summary>
    public TimeOnly? Ends { get; init; }

    /// <summary>The school, if it is one that the program knows.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>The place in words, beside or instead of a school.</summary>
    public string Place { get; init => field = Pipeline.TypedText.OneLine(value); } = "";

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Day is null && Begins is null && Ends is null && SchoolId is null && Place.Length == 0;

    internal Meeting ToMeeting() => new(Day!.Value, Begins!.Value, Ends!.Value, SchoolId, Place);

    internal sealed class Validator : AbstractValidator<MeetingEntry>
    {
        public Validator()
        {
            RuleFor(r => r.Day).NotNull().WithMessage("gathering.day.missing").Must(d => d is null or { Year: >= Earliest and < Latest }).WithMessage("gathering.day.wrong");
            RuleFor(r => r.Begins).NotNull().WithMessage("gathering.begins.missing");
            RuleFor(r => r.Ends).NotNull().WithMessage("gathering.ends.missing").Must((r, ends) => ends is null || r.Begins is null || ends > r.Begins).WithMessage("gathering.ends.early");
            RuleFor(r => r.Place).MaximumLength(LongestPlace).WithMessage("gathering.place.long");
        }
    }
}
