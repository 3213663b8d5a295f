using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Support;

/// <summary>
/// The program after its next build: each of its scripts and styles has another name, as any change gives it one, the service worker
/// knows these, and the former ones are gone.
/// </summary>
internal sealed partial class NewerBuild : IDisposable
{
    private const string Endpoints = "CommunityClusters.staticwebassets.endpoints.json";
    private const string Worker = "worker.js";

    // The program looks for what belongs to it beside these.
    private static readonly string[] Own = ["CommunityClusters.dll", "CommunityClusters.deps.json", "CommunityClusters.runtimeconfig.json"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newer-");
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public NewerBuild()
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(Repository.Program).Where(p => Path.GetFileName(p) is not ("wwwroot" or Endpoints)))
        {
            var to = Path.Combine(Folder, Path.GetFileName(path));
            if (Own.Contains(Path.GetFileName(path), StringComparer.Ordinal))
            {
                File.Copy(path, to);
            }
            else
            {
                File.CreateSymbolicLink(to, path);
            }
        }

        var files = Path.Combine(Repository.Program, "wwwroot");
        foreach (var path in Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(files, path);
            var to = Path.Combine(Folder, "wwwroot", BuiltName().Replace(name, Renamed));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }

        foreach (var name in new[] { Path.Combine("build", "manifest.json"), Worker })
        {
            var path = Path.Combine(Folder, "wwwroot", name);
            File.WriteAllText(path, WithNewNames(File.ReadAllText(path)));
        }

        File.WriteAllText(Path.Combine(Folder, Endpoints), EndpointsOfThis());
    }

    /// <summary>Where it lies.</summary>
    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    private string Renamed(Match name)
    {
        var hash = name.Groups["hash"].Value;
        return $"{name.Groups["stem"].Value}-{_names[hash] = new string([.. hash.Reverse()])}.";
    }

    private string WithNewNames(string text) => _names.Aggregate(text, (said, name) => said.Replace($"-{name.Key}.", $"-{name.Value}.", StringComparison.Ordinal));

    // The worker says something else, and so has another mark; what was made of the former one is no longer served.
    private string EndpointsOfThis()
    {
        var said = JsonNode.Parse(WithNewNames(File.ReadAllText(Path.Combine(Repository.Program, Endpoints))))!;
        var all = said["Endpoints"]!.AsArray();
        foreach (var one in all.Where(e => $"{e!["AssetFile"]}".StartsWith($"{Worker}.", StringComparison.Ordinal)).ToList())
        {
            all.Remove(one);
        }

        foreach (var header in all.Where(e => $"{e!["AssetFile"]}" == Worker).SelectMany(e => e!["ResponseHeaders"]!.AsArray()).Where(h => $"{h!["Name"]}" is "ETag" or "Last-Modified"))
        {
            header!["Value"] = $"{header["Name"]}" == "ETag" ? "\"newer\"" : "Mon, 01 Jan 2125 00:00:00 GMT";
        }

        return said.ToJsonString();
    }

    [GeneratedRegex(@"(?<stem>build/[a-z]+)-(?<hash>[A-Z0-9]{8})\.(?=(?:js|css)(?:\.|$))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BuiltName();
}
