using FluentValidation;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>A stretch of days as a member types it; a row without days says nothing.</summary>
public sealed record StretchEntry
{
    private const int Earliest = 2000;
    private const int Latest = 2200;

    /// <summary>What it is.</summary>
    public StretchKind Kind { get; init; }

    /// <summary>Its name, or empty.</summary>
    public string Name { get; init => field = Pipeline.TypedText.OneLine(value); } = "";

    /// <summary>Its first day.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Whether no day was typed; names stand there before.</summary>
    public bool IsEmpty => First is null && Last is null;

    internal sealed class Validator : AbstractValidator<StretchEntry>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
            RuleFor(r => r.Name).MaximumLength(Stretch.LongestName).WithMessage("terms.name.long");
            RuleFor(r => r.First).NotNull().WithMessage("terms.first.missing").Must(IsOfOurTime).WithMessage("gathering.day.wrong");
            RuleFor(r => r.Last).Cascade(CascadeMode.Stop).NotNull().WithMessage("terms.last.missing").Must(IsOfOurTime).WithMessage("gathering.day.wrong")
                .Must((r, last) => r.First is null || last >= r.First).WithMessage("terms.last.early")
                .Must((r, last) => r.First is null || last!.Value.DayNumber - r.First.Value.DayNumber < Stretch.MostDays).WithMessage("terms.last.far");
        }

        private static bool IsOfOurTime(DateOnly? day) => day is null or { Year: >= Earliest and < Latest };
    }
}
