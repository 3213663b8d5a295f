using System.Globalization;

namespace CommunityClusters.E2E.Support;

/// <summary>Where things lie in the clone that is tested.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Program => Path.Combine(Root, "artifacts", "program");

    public static string Sources => Path.Combine(Root, "src", "CommunityClusters");

    /// <summary>Pictures of failures and measured sizes.</summary>
    public static string Findings => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "e2e")).FullName;

    /// <summary>The pictures of the README.</summary>
    public static string Pictures => Path.Combine(Root, "infra", "pictures");

    /// <summary>Whether the long runs were asked for.</summary>
    public static bool IsLong => int.TryParse(Environment.GetEnvironmentVariable("LONG"), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CommunityClusters.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside a clone of the repository.");
    }
}
