namespace CommunityClusters.Crdt;

/// <summary>Bytes that are not what they should be. Nothing of them was taken: whatever they were meant for is as it was.</summary>
public sealed class MalformedUpdateException : Exception
{
    /// <summary>What is wrong, and where.</summary>
    /// <param name="reason">What is wrong.</param>
    /// <param name="position">Where, in bytes from the beginning.</param>
    public MalformedUpdateException(string reason, long position)
        : base($"{reason} (at byte {position})") =>
        (Reason, Position) = (reason, position);

    /// <summary>Malformed, and nothing is known of it.</summary>
    public MalformedUpdateException()
        : this("Malformed", 0)
    {
    }

    /// <summary>What is wrong.</summary>
    public MalformedUpdateException(string message)
        : this(message, 0)
    {
    }

    /// <summary>What is wrong, and what it came from.</summary>
    public MalformedUpdateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal string Reason { get; } = "Malformed";

    /// <summary>Where the bytes stop making sense, counted from their beginning.</summary>
    public long Position { get; }
}
