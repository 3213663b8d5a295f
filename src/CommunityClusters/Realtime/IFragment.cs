namespace CommunityClusters.Realtime;

/// <summary>
/// A part of a page that is drawn anew for everyone who watches a topic. It knows no viewer: its model holds nothing private
/// and nothing that differs from one member to the next (law 5).
/// </summary>
public interface IFragment
{
    /// <summary>The fragment's name, which is also the id of its element: <c>who-we-are</c>.</summary>
    string Name { get; }

    /// <summary>The path of its partial view, whose outermost element has the id.</summary>
    string Partial { get; }

    /// <summary>Loads its model for a topic of its kind; null when there is nothing left to show.</summary>
    Task<object?> Load(Guid topicId, CancellationToken cancellationToken);
}
