namespace CommunityClusters.Documents;

/// <summary>
/// What people write together or without signal. It exists only through a command of its feature, which fixes its id, kind and
/// owner (law 2); who may read and write it is asked of its <see cref="IDocumentKind"/>.
/// </summary>
public sealed class Document
{
    /// <summary>The most bytes of a document's state; beyond it only deletions are taken.</summary>
    public const int Largest = 5 * 1024 * 1024;

    /// <summary>
    /// The most bytes that deletions may make of it: who takes away here and there cuts what stands there into pieces. What makes it
    /// smaller is always taken.
    /// </summary>
    public const int LargestCut = Largest + (1024 * 1024);

    /// <summary>The most bytes of one push over the live line.</summary>
    public const int LargestPush = 256 * 1024;

    /// <summary>
    /// About the most that is answered over the live line at once; what is more follows in parts. Either end takes the line for lost
    /// where a message needs longer than half a minute.
    /// </summary>
    public const int LargestAnswer = 48 * 1024;

    /// <summary>The most bytes of one part of what goes in parts: no more than that is given again after a break.</summary>
    public const int LargestPart = 64 * 1024;

    /// <summary>Its id, also that of what it is the text of.</summary>
    public Guid Id { get; init; }

    /// <summary>Its kind: <see cref="IDocumentKind.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The cluster whose document it is; null for one that is a teacher's alone.</summary>
    public Guid? ClusterId { get; init; }

    /// <summary>The teacher whose alone it is; null for a cluster's.</summary>
    public Guid? TeacherId { get; init; }

    /// <summary>The version of its kind's shape.</summary>
    public int Shape { get; init; }

    /// <summary>The number of the latest update in its log; number order is commit order (law 4).</summary>
    public long Sequence { get; init; }

    /// <summary>Pages and search read the document as it was at this number, or later; they follow within seconds.</summary>
    public long ProjectedTo { get; init; }

    /// <summary>The log's updates up to this number are in the <see cref="DocumentState"/> and no longer in the log.</summary>
    public long CompactedTo { get; init; }
}

/// <summary>All that a document's log held before it was compacted, as one update.</summary>
public sealed class DocumentState
{
    /// <summary>The document.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>An update in the format of Yjs, version 1.</summary>
    public required byte[] Bytes { get; set; }
}

/// <summary>What one push added to a document.</summary>
public sealed class DocumentUpdate
{
    /// <summary>The document.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>Its number in the document's log, from 1.</summary>
    public long Sequence { get; init; }

    /// <summary>An update in the format of Yjs, version 1.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>
/// Whose a Yjs client id is: the first teacher's who wrote under it. This table, and nothing in the document, says who wrote what.
/// </summary>
public sealed class DocumentClient
{
    /// <summary>The document.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>The client id, below 2^53.</summary>
    public long ClientId { get; init; }

    /// <summary>The teacher.</summary>
    public Guid TeacherId { get; init; }
}
