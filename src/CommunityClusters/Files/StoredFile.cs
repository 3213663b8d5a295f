namespace CommunityClusters.Files;

/// <summary>
/// A picture, a sound or a paper that belongs to a document: whoever may read the document may read the file. It arrives in parts, and
/// is there for others once it is whole.
/// </summary>
public sealed class StoredFile
{
    /// <summary>The most bytes of one file.</summary>
    public const int Largest = 15 * 1024 * 1024;

    /// <summary>The most bytes of one part.</summary>
    public const int LargestPart = 256 * 1024;

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 120;

    /// <summary>Its id, made on the phone (version 4); it orders and dates nothing.</summary>
    public Guid Id { get; init; }

    /// <summary>The document to which it belongs; null once that is gone, and then the file goes too.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>In whose room it lies: the document's cluster, or the teacher whose alone the document is.</summary>
    public Guid RoomId { get; init; }

    /// <summary>Who sends it.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>Its name, for whoever saves it; once it is whole it ends as its content does.</summary>
    public required string Name { get; set; }

    /// <summary>The SHA-256 of what is sent, in lower hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many bytes are sent; once it is whole, how many are kept.</summary>
    public int Length { get; set; }

    /// <summary>How many bytes are on the disk, in <see cref="Parts"/> parts.</summary>
    public int Arrived { get; set; }

    /// <summary>In how many parts they came.</summary>
    public int Parts { get; set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset BegunAt { get; init; }

    /// <summary>When it was whole, looked through and on the disk.</summary>
    public DateTimeOffset? WholeAt { get; set; }

    /// <summary>Its media type as its content says; empty until it is whole.</summary>
    public string Type { get; set; } = "";

    /// <summary>When a node took it to clear it away; nobody is shown it from then on.</summary>
    public DateTimeOffset? ClearedAt { get; set; }

    /// <summary>By what name the store keeps the whole.</summary>
    internal static string NameOfWhole(Guid id) => $"{id:n}.whole";

    /// <summary>By what name the store keeps a part.</summary>
    internal static string NameOfPart(Guid id, int part) => $"{id:n}.{part}";
}

/// <summary>How much lies in the room that a cluster, or a teacher, has for files. Its row is the lock under which that is counted.</summary>
public sealed class FileRoom
{
    /// <summary>The most bytes of all files of one cluster.</summary>
    public const long Largest = 1024L * 1024 * 1024;

    /// <summary>The cluster, or the teacher.</summary>
    public Guid RoomId { get; init; }

    /// <summary>How many bytes are taken, by files that are whole and by those that arrive.</summary>
    public long Taken { get; init; }
}
