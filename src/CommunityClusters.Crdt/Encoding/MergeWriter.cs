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

    /// <summary>Adds what of a block comes after what was added, and after a clock that is known.</summary>
    public void Add(ReadOnlySpan<byte> update, FoundBlock found, long known = 0)
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
            _text.WriteRaw(Text(update, block));
            _end = found.End;
            return;
        }

        CloseText();
        _end = found.End;
        Write(update, block, offset);
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

    private void Write(ReadOnlySpan<byte> update, in Block block, long offset)
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
            _text.WriteRaw(Text(update, block));
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

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> update, in Block block)
    {
        var reader = new ByteReader(update[..block.End], block.ContentStart);
        return reader.ReadBytes();
    }
}
