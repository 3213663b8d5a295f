namespace CommunityClusters.Crdt.Tests.Support;

/// <summary>Where this project's files stand: the tests run from a folder below it.</summary>
internal static class Project
{
    public static string Folder(string name) =>
        Find(name, Directory.Exists) ?? throw new DirectoryNotFoundException($"There is no {name} above {AppContext.BaseDirectory}.");

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
}
