using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt.Blocks;

/// <summary>Text, in UTF-16 units as JavaScript counts them.</summary>
internal sealed class ContentString : Content
{
    private char[] _chars;
    private int _length;

    public ContentString(ReadOnlySpan<char> text) => (_chars, _length) = (text.ToArray(), text.Length);

    public ContentString(ReadOnlySpan<byte> utf8, int length)
    {
        (_chars, _length) = (new char[length], length);
        System.Text.Encoding.UTF8.GetChars(utf8, _chars);
    }

    public ReadOnlySpan<char> Text => _chars.AsSpan(0, _length);

    public override int Kind => Encoding.Kind.String;

    public override IEnumerable<object?> Values
    {
        get
        {
            for (var i = 0; i < _length; i++)
            {
                yield return _chars[i].ToString();
            }
        }
    }

    /// <summary>Keeps what is before an offset; a surrogate pair that is cut becomes two replacement characters.</summary>
    /// <remarks>All replicas must do so alike, see https://github.com/yjs/yjs/issues/248.</remarks>
    public override Content Split(long offset)
    {
        var rest = new ContentString(Text[(int)offset..]);
        _length = (int)offset;
        if (char.IsHighSurrogate(_chars[_length - 1]))
        {
            _chars[_length - 1] = rest._chars[0] = Utf16.Replacement;
        }

        if (_length <= _chars.Length / 2)
        {
            Array.Resize(ref _chars, _length);
        }

        return rest;
    }

    public override bool TryAppend(Content next)
    {
        var more = ((ContentString)next).Text;
        if (_chars.Length - _length < more.Length)
        {
            Array.Resize(ref _chars, Math.Max(_length + more.Length, _length + (_length / 2)));
        }

        more.CopyTo(_chars.AsSpan(_length));
        _length += more.Length;
        return true;
    }

    public override void Write(ByteWriter writer, long offset, long length) => writer.WriteString(Text[(int)offset..]);
}
