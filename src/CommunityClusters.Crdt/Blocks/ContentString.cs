using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt.Blocks;

/// <summary>Text, in UTF-16 units as JavaScript counts them.</summary>
internal sealed class ContentString : Content
{
    private Run<char> _text;

    public ContentString(string text) => _text = new Run<char>(text.ToCharArray());

    public ContentString(ReadOnlySpan<byte> utf8, int length)
    {
        var text = new char[length];
        System.Text.Encoding.UTF8.GetChars(utf8, text);
        _text = new Run<char>(text);
    }

    private ContentString(Run<char> text) => _text = text;

    public ReadOnlySpan<char> Text => _text.Values;

    public override int Kind => Encoding.Kind.String;

    public override IEnumerable<object?> Values => Text.ToString().Select(c => c.ToString());

    /// <summary>Keeps what is before an offset; a surrogate pair that is cut becomes two replacement characters.</summary>
    /// <remarks>All replicas must do so alike, see https://github.com/yjs/yjs/issues/248.</remarks>
    public override Content Split(long offset)
    {
        var rest = _text.Split((int)offset);
        if (char.IsHighSurrogate(_text.Values[^1]))
        {
            _text.Values[^1] = rest.Values[0] = Utf16.Replacement;
        }

        return new ContentString(rest);
    }

    public override bool TryAppend(Content next)
    {
        _text.Append(((ContentString)next)._text);
        return true;
    }

    public override void Trim() => _text.Trim();

    public override void Write(ByteWriter writer, long offset, long length) => writer.WriteString(Text[(int)offset..]);
}
