using System.Text.RegularExpressions;

namespace CommunityClusters.Files;

/// <summary>
/// The address of a file as it stands in a text: <c>/files/ID.jpg</c>. How it ends says how it is shown where it stands, before anybody
/// asked for it; what it is says its content when it is asked for. A picture's address may go on with its size: <c>#800x600</c>.
/// </summary>
public static partial class FileAddress
{
    /// <summary>What stands at an address.</summary>
    public enum Shown
    {
        /// <summary>A link to something that is saved.</summary>
        Link,

        /// <summary>A picture in the text.</summary>
        Picture,

        /// <summary>A sound that is played where it stands.</summary>
        Sound,
    }

    /// <summary>The parts of an address.</summary>
    /// <param name="FileId">The file.</param>
    /// <param name="Path">The address without the picture's size.</param>
    /// <param name="Ending">How it ends: <c>.jpg</c>, or empty.</param>
    /// <param name="Width">A picture's width, or 0.</param>
    /// <param name="Height">A picture's height, or 0.</param>
    public sealed record Parts(Guid FileId, string Path, string Ending, int Width, int Height)
    {
        /// <summary>How it is shown.</summary>
        public Shown Shown => Ending switch
        {
            ".jpg" or ".png" or ".webp" => Shown.Picture,
            ".mp3" or ".m4a" or ".aac" or ".ogg" or ".weba" or ".wav" or ".flac" => Shown.Sound,
            _ => Shown.Link,
        };
    }

    /// <summary>The address's parts; null where it is not that of a file.</summary>
    public static Parts? Read(string? address) =>
        address is not null && Address().Match(address) is { Success: true } match && IdOf(match.Groups["name"].Value) is { } id
            ? new Parts(id, $"/files/{match.Groups["name"].Value}", match.Groups["ending"].Value, Number(match, "width"), Number(match, "height"))
            : null;

    internal static Guid? IdOf(string name) => Name().Match(name) is { Success: true } match && Guid.TryParseExact(match.Groups["id"].Value, "D", out var id) ? id : null;

    private static int Number(Match match, string group) => int.TryParse(match.Groups[group].ValueSpan, System.Globalization.NumberStyles.None, null, out var number) ? number : 0;

    [GeneratedRegex("^/files/(?<name>[0-9a-f-]{36}(?<ending>\\.[0-9a-z]{1,5})?)(#(?<width>[0-9]{1,5})x(?<height>[0-9]{1,5}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("^(?<id>[0-9a-f-]{36})(\\.[0-9a-z]{1,5})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
