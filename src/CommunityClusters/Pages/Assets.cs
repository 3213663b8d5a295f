using System.Collections.Frozen;
using System.Text.Json;

namespace CommunityClusters.Pages;

/// <summary>The addresses of scripts, styles and pictures; each has its content's hash in its name and is kept by browsers for good.</summary>
public sealed class Assets
{
    /// <summary>The folder of everything that the client's build makes.</summary>
    public const string Folder = "/build/";

    private readonly FrozenDictionary<string, string> _names;

    /// <summary>Reads the manifest that the client's build left.</summary>
    public Assets(IWebHostEnvironment environment)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo("build/manifest.json").CreateReadStream();
        _names = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The address of a file by the name it has in the sources.</summary>
    public string this[string name] => Folder + _names[name];
}
