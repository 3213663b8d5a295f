using CommunityClusters.Documents;
using MediatR;

namespace CommunityClusters.Pipeline;

/// <summary>A request that changes something: one transaction, and what it made exists the moment it returns.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>A request that only reads, from one snapshot of the database.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>
/// Who may send a request. Each request names exactly one of the audiences below in its type; one that names none,
/// or two, stops the program at start (<see cref="Doors"/>).
/// </summary>
public interface IAudience;

/// <summary>Anyone, with or without an account.</summary>
public interface IAnyone : IAudience;

/// <summary>Any teacher who is signed in; the request then concerns what is theirs.</summary>
public interface ISignedIn : IAudience;

/// <summary>The present members of one cluster. To everybody else the cluster is not there.</summary>
public interface IMembers : IAudience
{
    /// <summary>The cluster that the request concerns.</summary>
    Guid ClusterId { get; }
}

/// <summary>Whoever may read all of a cluster: its members, and, where it chose to be open, anyone signed in.</summary>
public interface IReaders : IAudience
{
    /// <summary>The cluster that the request concerns.</summary>
    Guid ClusterId { get; }
}

/// <summary>Anyone, where the cluster chose that others find it or is open; else only its members.</summary>
public interface IFinders : IAudience
{
    /// <summary>The cluster that the request concerns.</summary>
    Guid ClusterId { get; }
}

/// <summary>Any signed-in teacher, where the cluster chose to be open.</summary>
public interface IOpenTo : IAudience
{
    /// <summary>The cluster that the request concerns.</summary>
    Guid ClusterId { get; }
}

/// <summary>Teachers who once were members of a cluster, and those who still are.</summary>
public interface IFormerMembers : IAudience
{
    /// <summary>The cluster that the request concerns.</summary>
    Guid ClusterId { get; }
}

/// <summary>Whoever holds a valid invitation, with or without an account.</summary>
public interface IInvited : IAudience
{
    /// <summary>The token that stands in the invitation's link.</summary>
    string Token { get; }
}

/// <summary>A signed-in teacher who holds a valid invitation.</summary>
public interface IInvitedTeacher : IAudience
{
    /// <summary>The token that stands in the invitation's link.</summary>
    string Token { get; }
}

/// <summary>Whoever holds a member's calendar link, as a calendar program does: without an account.</summary>
public interface ICalendarHolders : IAudience
{
    /// <summary>The token that stands in the link.</summary>
    string Token { get; }
}

/// <summary>Whoever may read a document; its kind says who.</summary>
public interface IDocumentReaders : IAudience
{
    /// <summary>The document that the request concerns.</summary>
    Guid DocumentId { get; }
}

/// <summary>Whoever may write in a document; its kind says who.</summary>
public interface IDocumentWriters : IAudience
{
    /// <summary>The document that the request concerns.</summary>
    Guid DocumentId { get; }
}

/// <summary>Whoever may read the document to which a file belongs.</summary>
public interface IFileReaders : IAudience
{
    /// <summary>The file that the request concerns.</summary>
    Guid FileId { get; }
}

/// <summary>
/// The writers of several documents at once, each in a session of their own. Each update is asked for by itself; what its
/// writer may not write is refused, and the rest is done.
/// </summary>
internal interface IEachWriter : IAudience
{
    /// <summary>The updates and the sessions in which they were sent.</summary>
    IReadOnlyList<Push> Pushes { get; }
}

/// <summary>
/// Whoever runs the program, at its console. Nobody reaches these requests through a page or a live line, and none of them
/// reads a cluster's work.
/// </summary>
public interface IOwner : IAudience;
