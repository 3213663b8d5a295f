namespace CommunityClusters.Benchmarks.Support;

/// <summary>Finds what stands beside the project: the program runs from a folder below it.</summary>
internal static class Above
{
    /// <summary>The nearest of that name in this folder or one above it.</summary>
    public static string? Find(string name, Func<string, bool> exists)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, name);
            if (exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>The nearest folder of that name.</summary>
    public static string Folder(string name) =>
        Find(name, Directory.Exists) ?? throw new DirectoryNotFoundException($"There is no {name} above {AppContext.BaseDirectory}.");
}
