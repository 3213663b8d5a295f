namespace CommunityClusters.Crdt;

/// <summary>
/// An update that refers to what is not here, and of which there is already as much as is kept waiting
/// (<see cref="DocOptions.PendingLimit"/>). Nothing of it was taken.
/// </summary>
public sealed class PendingLimitException : Exception
{
    /// <summary>Too much would wait.</summary>
    public PendingLimitException()
        : base("What the update builds on is missing, and too much is waiting already.")
    {
    }

    /// <summary>Too much would wait.</summary>
    public PendingLimitException(string message)
        : base(message)
    {
    }

    /// <summary>Too much would wait.</summary>
    public PendingLimitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
