namespace CommunityClusters.Realtime;

/// <summary>
/// A part of a page that is drawn anew for everyone who watches a topic. It knows no viewer: its model holds nothing private
/// and nothing that differs from one member to the next (law 5).
/// </summary>
public interface IFragment
{
    /// <summary>The fragment's name: <c>who-we-are</c>. A page says by it what it wants to be told.</summary>
    string Name { get; }

    /// <summary>The path of its partial view. Its outermost element's id is <see cref="FragmentName.Element"/>.</summary>
    string Partial { get; }

    /// <summary>The id of the list into which it goes where a page has no such element yet; null for one that never comes new.</summary>
    string? Into => null;

    /// <summary>Several of it are going to be loaded: what loads many in few questions loads them now.</summary>
    /// <param name="topicId">The id of the topic.</param>
    /// <param name="subjects">What they are about.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task Prepare(Guid topicId, IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Loads its model; null when there is nothing left to show.</summary>
    /// <param name="topicId">The id of the topic.</param>
    /// <param name="subject">What it is about, where a page has several of the kind.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken);
}

/// <summary>How a fragment is named in the news: by its kind alone, or by kind and subject.</summary>
/// <param name="Kind">The fragment's <see cref="IFragment.Name"/>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Within">The part of the topic in which it is, where pages show such a part alone: the plan of a remark.</param>
public readonly record struct FragmentName(string Kind, Guid? Subject, Guid? Within = null)
{
    /// <summary>The id of its element on a page.</summary>
    public string Element => Subject is { } subject ? $"{Kind}-{subject}" : Kind;

    /// <summary>What a page says that wants to be told of it: its kind, <c>remark@8f6d…</c> for one within a part of the topic.</summary>
    public string Watched => Within is { } within ? $"{Kind}@{within}" : Kind;

    /// <summary>Reads a name as the news keeps it.</summary>
    public static FragmentName Parse(string name) => name.Split(':', '@') switch
    {
        [var kind, var subject] => new(kind, Guid.Parse(subject)),
        [var kind, var subject, var within] => new(kind, Guid.Parse(subject), Guid.Parse(within)),
        _ => new(name, null),
    };

    /// <inheritdoc/>
    public override string ToString() => Subject is { } subject ? Within is { } within ? $"{Kind}:{subject}@{within}" : $"{Kind}:{subject}" : Kind;
}
