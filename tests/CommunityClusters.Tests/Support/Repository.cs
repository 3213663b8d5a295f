namespace CommunityClusters.Tests.Support;

/// <summary>The folders of the project itself.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Program => Path.Combine(Root, "src", "CommunityClusters");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "CommunityClusters.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
