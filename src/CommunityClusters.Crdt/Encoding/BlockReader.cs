namespace CommunityClusters.Crdt.Encoding;

/// <summary>
/// Reads an update (format V1 of Yjs): how many clients, for each how many blocks, which client, from which clock, and the
/// blocks; then what is deleted. Whatever it returns is whole and valid in itself, whether or not it fits a document.
/// </summary>
internal ref struct BlockReader(ReadOnlySpan<byte> update, int nesting, int position = 0)
{
    private ByteReader _reader = new(update, position);

    public readonly int Position => _reader.Position;

    public int ReadSectionCount() => _reader.ReadCount(least: 3);

    /// <summary>What precedes the blocks of a client.</summary>
    public Section ReadSection()
    {
        var count = _reader.ReadCount();
        var client = (ulong)_reader.ReadNumber();
        return new Section { Client = client, Clock = _reader.ReadNumber(), Remaining = count, Position = _reader.Position };
    }

    /// <summary>The next block of a client, which begins at a clock.</summary>
    public void ReadBlock(ulong client, long clock, out Block block)
    {
        block = default;
        block.Client = client;
        block.Clock = clock;
        block.Start = _reader.Position;
        block.Info = _reader.ReadByte();
        if (block.IsPlace)
        {
            block.Length = _reader.ReadNumber();
        }
        else
        {
            ReadNeighbours(ref block);
            block.ContentStart = _reader.Position;
            block.Length = ReadLength(block.Kind, block.Start);
        }

        block.End = _reader.Position;
        if (block.Length == 0 || block.ClockEnd > ByteReader.LargestNumber)
        {
            throw ByteReader.Malformed("A block has an impossible length", block.Start);
        }
    }

    /// <summary>What is deleted, with which an update ends.</summary>
    public IdSet ReadDeletes()
    {
        var deletes = new IdSet();
        for (var clients = _reader.ReadCount(least: 2); clients > 0; clients--)
        {
            var client = (ulong)_reader.ReadNumber();
            for (var ranges = _reader.ReadCount(least: 2); ranges > 0; ranges--)
            {
                var at = _reader.Position;
                var clock = _reader.ReadNumber();
                var length = _reader.ReadNumber();
                if (length == 0 || clock + length > ByteReader.LargestNumber)
                {
                    throw ByteReader.Malformed("A deletion has an impossible length", at);
                }

                deletes.Add(client, clock, length);
            }
        }

        return deletes;
    }

    public readonly void ExpectEnd() => _reader.ExpectEnd();

    private void ReadNeighbours(ref Block block)
    {
        if (block.HasOrigin)
        {
            block.Origin = ReadId(block);
        }

        if (block.HasRightOrigin)
        {
            block.RightOrigin = ReadId(block);
        }

        if (block.NamesParent)
        {
            if (_reader.ReadNumber() == 1)
            {
                block.Root = _reader.ReadString();
            }
            else
            {
                block.Parent = ReadId(block);
            }

            block.Key = (block.Info & Kind.HasKey) != 0 ? _reader.ReadString() : null;
        }
    }

    // A client only refers to what it had written before; what it refers to of itself can be checked at once.
    private WireId ReadId(in Block block)
    {
        var at = _reader.Position;
        var id = new WireId((ulong)_reader.ReadNumber(), _reader.ReadNumber());
        return id.Client == block.Client && id.Clock >= block.Clock ? throw ByteReader.Malformed("A block refers to itself or to what follows", at) : id;
    }

    private long ReadLength(int kind, int start)
    {
        switch (kind)
        {
            case Kind.Deleted:
                return _reader.ReadNumber();
            case Kind.Json:
                var texts = _reader.ReadCount();
                for (var i = 0; i < texts; i++)
                {
                    Json.CheckValid(ref _reader, nesting, orUndefined: true);
                }

                return texts;
            case Kind.Binary:
                _reader.ReadBytes();
                return 1;
            case Kind.String:
                return System.Text.Encoding.UTF8.GetCharCount(_reader.ReadUtf8());
            case Kind.Embed:
                Json.CheckValid(ref _reader, nesting);
                return 1;
            case Kind.Format:
                _reader.ReadUtf8();
                Json.CheckValid(ref _reader, nesting);
                return 1;
            case Kind.Type:
                ReadType();
                return 1;
            case Kind.Any:
                var values = _reader.ReadCount();
                for (var i = 0; i < values; i++)
                {
                    Any.Skip(ref _reader, nesting);
                }

                return values;
            case Kind.Doc:
                _reader.ReadUtf8();
                var options = _reader.Position;
                Any.Skip(ref _reader, nesting);

                // Browsers look into them, and throw where there is nothing.
                if (Any.Read(_reader.Since(options)) is null or Undefined)
                {
                    throw ByteReader.Malformed("A document within the document has no options", options);
                }

                return 1;
            default:
                throw ByteReader.Malformed("A block is of no known kind", start);
        }
    }

    private void ReadType()
    {
        var at = _reader.Position;
        var kind = _reader.ReadNumber();
        if (kind > (long)TypeKind.XmlText)
        {
            throw ByteReader.Malformed("A type is of no known kind", at);
        }

        if ((TypeKind)kind is TypeKind.XmlElement or TypeKind.XmlHook)
        {
            _reader.ReadUtf8();
        }
    }
}
