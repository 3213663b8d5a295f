namespace CommunityClusters.Documents.Moments;

/// <summary>
/// What is being written since a document's latest moment. It ends, and its state becomes the next moment, at a pause, when somebody else
/// goes on, and after a while in any case. Two who write in turns are both its authors, so that not every letter makes a moment.
/// </summary>
internal sealed class Stretch
{
    /// <summary>A pause after which whoever goes on begins anew.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Whoever begins to write within this time of another is taken to write with them.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(2);

    /// <summary>However busy people are, this much at most is in one moment.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    // Each row that is written costs every writer; nobody needs to know to the second when somebody paused.
    private static readonly TimeSpan Exactness = TimeSpan.FromSeconds(30);

    private readonly HashSet<Guid> _authors;
    private DateTimeOffset _writtenAt;

    public Stretch(long number, DateTimeOffset? beganAt, DateTimeOffset? endedAt, IEnumerable<Guid> authors) =>
        (Number, BeganAt, EndedAt, _writtenAt, _authors) = (number, beganAt, endedAt ?? default, endedAt ?? default, [.. authors]);

    /// <summary>The number that its moment will have.</summary>
    public long Number { get; }

    /// <summary>When it was begun; null while nobody has written.</summary>
    public DateTimeOffset? BeganAt { get; private set; }

    /// <summary>When somebody last wrote.</summary>
    public DateTimeOffset EndedAt { get; private set; }

    public bool IsOpen => BeganAt is not null;

    public IReadOnlySet<Guid> Authors => _authors;

    /// <summary>Whether what these authors push now belongs to the next one.</summary>
    public bool EndsBefore(IEnumerable<Guid> authors, DateTimeOffset now) =>
        IsOpen && (now - EndedAt >= Pause || now - BeganAt >= Longest || (now - BeganAt >= Together && !_authors.IsSupersetOf(authors)));

    /// <summary>Somebody writes.</summary>
    /// <returns>Whether its row has to be written, too.</returns>
    public bool GoesOn(DateTimeOffset now)
    {
        var isDue = !IsOpen || now - _writtenAt >= Exactness;
        BeganAt ??= now;
        EndedAt = now;
        _writtenAt = isDue ? now : _writtenAt;
        return isDue;
    }

    /// <summary>Whether the teacher was not yet among its authors.</summary>
    public bool TryAdd(Guid author) => _authors.Add(author);

    /// <summary>The one after it, in which nobody has written yet.</summary>
    public Stretch Next() => new(Number + 1, null, null, []);
}
