using CommunityClusters.Crdt.Blocks;

namespace CommunityClusters.Crdt.Encoding;

/// <summary>A block in one of several updates. In order, the highest client comes first, and then the lowest clock.</summary>
internal readonly record struct FoundBlock(ulong Client, long Clock, long Length, int Update, int Start) : IComparable<FoundBlock>
{
    public long End => Clock + Length;

    public int CompareTo(FoundBlock other) =>
        Client != other.Client ? other.Client.CompareTo(Client)
        : Clock != other.Clock ? Clock.CompareTo(other.Clock)
        : Update != other.Update ? Update.CompareTo(other.Update)
        : Start.CompareTo(other.Start);
}

/// <summary>
/// Writes an update of blocks that come in order, each clock once. Gaps become Skip blocks, and text that was typed on in one
/// place becomes one block, as it would in a document.
/// </summary>
internal sealed class MergeWriter
{
    private readonly ByteWriter _sections = new(1024);
    private readonly ByteWriter _blocks = new(1024);
    private readonly ByteWriter _text = new();
    private ulong _client;
    private long _from;
    private long _end;
    private int _count;
    private int _clients;
    private Block _open;

    /// <summary>About how many bytes were written; a few more come where a client's blocks begin and end.</summary>
    public int Length => _sections.Length + _blocks.Length + _text.Length;

    public bool IsEmpty => _clients == 0 && _count == 0;

    /// <summary>Adds what of a block comes after what was added, and after a clock that is known; of text up to a clock.</summary>
    public void Add(ReadOnlySpan<byte> update, FoundBlock found, long known = 0, long until = long.MaxValue)
    {
        if (_count > 0 && found.Client != _client)
        {
            EndSection();
        }

        var written = _count > 0 ? Math.Max(known, _end) : known;
        if (found.End <= written)
        {
            return;
        }

        var reader = new BlockReader(update, int.MaxValue, found.Start);
        reader.ReadBlock(found.Client, found.Clock, out var block);
        var offset = Math.Max(0, written - found.Clock);
        if (_count == 0)
        {
            (_client, _from) = (found.Client, found.Clock + offset);
        }
        else if (found.Clock > _end)
        {
            CloseText();
            WritePlace(Kind.Skip, found.Clock - _end);
        }
        else if (offset == 0 && GoesOn(block))
        {
            _text.WriteRaw(Text(update, block, until));
            _end = Math.Min(found.End, until);
            return;
        }

        CloseText();
        _end = Math.Min(found.End, until);
        Write(update, block, offset, until);
    }

    /// <summary>The update, with what is deleted.</summary>
    public byte[] End(IdSet deletes)
    {
        if (_count > 0)
        {
            EndSection();
        }

        var all = new ByteWriter(_sections.Length + 64);
        all.WriteNumber(_clients);
        all.WriteRaw(_sections.Written);
        deletes.Write(all);
        return all.ToArray();
    }

    private void EndSection()
    {
        CloseText();
        _sections.WriteNumber(_count);
        _sections.WriteNumber((long)_client);
        _sections.WriteNumber(_from);
        _sections.WriteRaw(_blocks.Written);
        _blocks.Clear();
        _count = 0;
        _clients++;
    }

    // Written by the same client right after it, and before the same; under a key it would replace it.
    private bool GoesOn(in Block block) =>
        _open.Kind == Kind.String && block.Kind == Kind.String && ((_open.Info | block.Info) & Kind.HasKey) == 0 && block.HasOrigin && block.Origin == new WireId(_client, _end - 1)
        && block.HasRightOrigin == _open.HasRightOrigin && block.RightOrigin == _open.RightOrigin;

    private void Write(ReadOnlySpan<byte> update, in Block block, long offset, long until)
    {
        if (block.IsPlace)
        {
            WritePlace(Kind.Gc, block.Length - offset);
            return;
        }

        _count++;
        if (offset == 0 && block.Kind == Kind.String)
        {
            _blocks.WriteRaw(update[block.Start..block.ContentStart]);
            _text.WriteRaw(Text(update, block, until));
            _open = block;
            return;
        }

        if (offset == 0)
        {
            _blocks.WriteRaw(update[block.Start..block.End]);
            return;
        }

        _blocks.WriteByte((byte)(block.Info | Kind.HasOrigin));
        _blocks.WriteNumber((long)block.Client);
        _blocks.WriteNumber(block.Clock + offset - 1);
        if (block.HasRightOrigin)
        {
            _blocks.WriteNumber((long)block.RightOrigin.Client);
            _blocks.WriteNumber(block.RightOrigin.Clock);
        }

        if (block.Kind == Kind.String)
        {
            var text = Text(update, block, until);
            text = text[Utf16.PlaceIn(text, offset, out var isWithinPair)..];

            // The half of a pair that is left is read by all as this.
            ReadOnlySpan<byte> half = isWithinPair ? "\uFFFD"u8 : [];
            _blocks.WriteNumber(half.Length + text.Length);
            _blocks.WriteRaw(half);
            _blocks.WriteRaw(text);
            return;
        }

        Content.Read(update, block).Write(_blocks, offset, block.Length);
    }

    private void WritePlace(int kind, long length)
    {
        _count++;
        _blocks.WriteByte((byte)kind);
        _blocks.WriteNumber(length);
    }

    private void CloseText()
    {
        if (_open.Kind == Kind.String)
        {
            _blocks.WriteBytes(_text.Written);
            _text.Clear();
            _open = default;
        }
    }

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> update, in Block block, long until)
    {
        var text = block.TextIn(update);
        return until < block.ClockEnd ? text[..Utf16.PlaceIn(text, until - block.Clock, out _)] : text;
    }
}
