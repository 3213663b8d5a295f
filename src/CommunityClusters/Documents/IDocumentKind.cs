using CommunityClusters.Crdt;

namespace CommunityClusters.Documents;

/// <summary>What a teacher may do with a document.</summary>
public enum DocumentRight
{
    /// <summary>Nothing: to them it is not there.</summary>
    None,

    /// <summary>Read it, and hear what changes.</summary>
    Read,

    /// <summary>Write in it.</summary>
    Write,
}

/// <summary>A kind of document: whose it is, and what of it is kept readable for pages and search.</summary>
public interface IDocumentKind
{
    /// <summary>Its name, up to 20 characters: <c>plan</c>.</summary>
    string Kind { get; }

    /// <summary>What files its documents take; null: all that are taken anywhere.</summary>
    TakenFiles? Files => null;

    /// <summary>Whether words are written in its documents; those of others have files only, and whatever is pushed to them is refused.</summary>
    bool HasWords => true;

    /// <summary>The topic whose version of access is raised when somebody's right to the document may have ended.</summary>
    string TopicOf(Document document);

    /// <summary>The one rule: what teachers may do with documents of this kind. Many are asked for at once.</summary>
    /// <returns>Their rights; a pair that is missing has none.</returns>
    Task<IReadOnlyDictionary<Asked, DocumentRight>> RightsOf(IReadOnlyCollection<(Asked Asked, Document Document)> asked, CancellationToken cancellationToken);

    /// <summary>What lists read of the document, which must never lag behind it; equal where they read the same.</summary>
    object ReadingOf(Doc doc);

    /// <summary>A file is about to be there for others; part of the transaction in which it is, before that locks anything.</summary>
    /// <param name="document">The document to which it belongs.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="by">Who sent it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task FileArrives(Document document, Guid fileId, Guid by, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Keeps what lists and search read of documents, and when they were written in; part of a transaction that holds the documents.</summary>
    Task Project(IReadOnlyCollection<(Document Document, Doc Doc)> changed, CancellationToken cancellationToken);
}

/// <summary>Whose right to which document.</summary>
/// <param name="TeacherId">The teacher.</param>
/// <param name="DocumentId">The document.</param>
public sealed record Asked(Guid TeacherId, Guid DocumentId);
