using CommunityClusters.Files;
using CommunityClusters.Localisation;

namespace CommunityClusters.TakingAway;

/// <summary>What is said of files, in the language of whoever takes a text away.</summary>
internal sealed class FileWords(Words words)
{
    /// <summary>What stands where a file cannot: "(Picture: two carts)".</summary>
    /// <param name="what">What it is.</param>
    /// <param name="says">What the text says of it.</param>
    public string InPlaceOf(FileAddress.Shown what, string says)
    {
        var name = words[$"away.place.{what switch { FileAddress.Shown.Picture => "picture", FileAddress.Shown.Sound => "sound", _ => "file" }}"];
        // Until somebody says what it shows, a picture is called a picture.
        return says.Trim() is { Length: > 0 } said && !string.Equals(said, name, StringComparison.OrdinalIgnoreCase) ? $"({name}: {said})" : $"({name})";
    }

    /// <summary>That so many files are not there.</summary>
    public string Left(int count) => words["away.left", ("count", count)];
}
