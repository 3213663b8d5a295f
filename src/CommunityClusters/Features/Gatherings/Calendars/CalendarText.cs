using System.Globalization;
using System.Text;

namespace CommunityClusters.Features.Gatherings.Calendars;

/// <summary>
/// Writes iCalendar (RFC 5545): content lines of at most 75 octets, folded between characters (3.1), texts escaped (3.3.11), instants
/// in UTC (3.3.5, form 2), so that no definition of a time zone is needed.
/// </summary>
internal sealed class CalendarText
{
    private const int MostOctets = 75;

    private readonly StringBuilder _text = new();

    /// <summary>Begins a component; what is disposed ends it.</summary>
    public IDisposable Component(string name)
    {
        Plain("BEGIN", name);
        return new Ending(this, name);
    }

    /// <summary>A property whose value is one of the format's own.</summary>
    public void Plain(string name, string value) => Fold($"{name}:{value}");

    /// <summary>A property whose value is an instant.</summary>
    public void Instant(string name, DateTimeOffset at) => Plain(name, at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    /// <summary>A property whose value is what somebody wrote; none where nothing was.</summary>
    public void Text(string name, string value)
    {
        if (value.Length > 0)
        {
            Plain(name, Escaped(value));
        }
    }

    public override string ToString() => _text.ToString();

    private static string Escaped(string value)
    {
        var escaped = new StringBuilder();
        foreach (var letter in value.ReplaceLineEndings("\n"))
        {
            _ = letter switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(letter),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(letter) => escaped,
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    private void Fold(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }

    private sealed class Ending(CalendarText text, string name) : IDisposable
    {
        public void Dispose() => text.Plain("END", name);
    }
}
