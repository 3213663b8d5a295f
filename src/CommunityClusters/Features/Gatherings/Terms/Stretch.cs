using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>What a stretch of a cluster's calendar is.</summary>
public enum StretchKind
{
    /// <summary>A term, in which schools teach.</summary>
    Term,

    /// <summary>Holidays.</summary>
    Holidays,

    /// <summary>Weeks in which learners write exams.</summary>
    ExamWeeks,
}

/// <summary>
/// Some days of a cluster's own calendar that have a name: a term, holidays, exam weeks. Local days, of no time zone. They hint at which days
/// suit, and refuse none.
/// </summary>
public sealed class Stretch
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>The most of one cluster: ten years of a busy calendar.</summary>
    public const int Most = 150;

    /// <summary>The most days of one.</summary>
    public const int MostDays = 366;

    // Whole weeks, about a year.
    private const int DaysOfYearOfWeeks = 364;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>What it is.</summary>
    public StretchKind Kind { get; private set; }

    /// <summary>Its name, or empty: then it is called what it is.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its first day.</summary>
    public DateOnly First { get; private set; }

    /// <summary>Its last day.</summary>
    public DateOnly Last { get; private set; }

    /// <summary>Raised with every change, which two could write over each other.</summary>
    public int Version { get; private set; }

    /// <summary>Is this from now on.</summary>
    /// <exception cref="RuleBrokenException">It would end before it begins, or be longer than a year.</exception>
    public void Is(StretchKind kind, string name, DateOnly first, DateOnly last)
    {
        if (last < first)
        {
            throw new RuleBrokenException("terms.last.early");
        }

        if (last.DayNumber - first.DayNumber >= MostDays)
        {
            throw new RuleBrokenException("terms.last.far");
        }

        (Kind, Name, First, Last) = (kind, name, first, last);
        Version++;
    }

    /// <summary>Whether it is exactly that already.</summary>
    public bool IsAlready(StretchKind kind, string name, DateOnly first, DateOnly last) =>
        (Kind, First, Last) == (kind, first, last) && string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Passes where its member saw what it is now; a later change is not written over unseen.</summary>
    /// <exception cref="RuleBrokenException">Somebody changed it meanwhile.</exception>
    public void MustBeAsSeen(int version)
    {
        if (Version != version)
        {
            throw new RuleBrokenException("terms.changed");
        }
    }

    /// <summary>Whether days are in both, and that may be a slip. It is none where exams are written in a term.</summary>
    public bool Crosses(Stretch other) =>
        Id != other.Id && First <= other.Last && other.First <= Last && (Kind, other.Kind) is not ((StretchKind.Term, StretchKind.ExamWeeks) or (StretchKind.ExamWeeks, StretchKind.Term));

    /// <summary>
    /// The same a year later, on the same days of the week: school begins on a Wednesday again. What would begin before the new year begins with it.
    /// Somebody looks at it and puts it right.
    /// </summary>
    public Stretch AYearLater()
    {
        var later = new Stretch { ClusterId = ClusterId };
        var (was, will) = (Text(First.Year), Text(First.Year + 1));
        var (newYear, first, last) = (new DateOnly(First.Year + 1, 1, 1), First.AddDays(DaysOfYearOfWeeks), Last.AddDays(DaysOfYearOfWeeks));
        later.Is(Kind, Name.Replace(was, will, StringComparison.Ordinal), first < newYear ? newYear : first, last < newYear ? newYear : last);
        return later;

        static string Text(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
