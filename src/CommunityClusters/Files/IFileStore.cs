namespace CommunityClusters.Files;

/// <summary>Where the bytes of files lie: on this machine's disk, or in Azure Blob Storage. It knows names and bytes, and no rights.</summary>
internal interface IFileStore
{
    /// <summary>Keeps bytes under a name, in place of those it had.</summary>
    /// <returns>Once they outlive a power cut.</returns>
    Task Keep(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>What is kept under a name, to be read from any place in it.</summary>
    /// <exception cref="FileNotFoundException">Nothing is.</exception>
    Task<Stream> Open(string name, CancellationToken cancellationToken);

    /// <summary>Forgets what is kept under a name, if anything is.</summary>
    Task Drop(string name, CancellationToken cancellationToken);
}
