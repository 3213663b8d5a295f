using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt.Blocks;

/// <summary>What an item holds. Its length is the item's.</summary>
internal abstract class Content
{
    /// <summary>The number by which Yjs writes its kind.</summary>
    public abstract int Kind { get; }

    /// <summary>Whether readers of a list count it; marks, such as where bold begins, are not counted.</summary>
    public virtual bool IsCountable => true;

    /// <summary>Keeps what is before an offset.</summary>
    /// <returns>The rest.</returns>
    public virtual Content Split(long offset) => throw new InvalidOperationException($"Content of kind {Kind} is one whole.");

    /// <summary>Takes in content of the same kind that follows it, if that is possible.</summary>
    public virtual bool TryAppend(Content next) => false;

    /// <summary>Lets go of what was cut off.</summary>
    public virtual void Trim()
    {
    }

    /// <summary>Writes what is from an offset on.</summary>
    public abstract void Write(ByteWriter writer, long offset, long length);

    /// <summary>The values that readers of a list see, one a clock.</summary>
    public virtual IEnumerable<object?> Values => [];

    /// <summary>One of <see cref="Values"/>.</summary>
    public virtual object? this[int offset] => Values.ElementAt(offset);

    /// <summary>The last of <see cref="Values"/>: what a map's key has.</summary>
    public virtual object? LastValue => Values.LastOrDefault(Undefined.Value);

    /// <summary>Reads what <see cref="BlockReader"/> found to be valid.</summary>
    public static Content Read(ReadOnlySpan<byte> update, in Block block)
    {
        var reader = new ByteReader(update[..block.End], block.ContentStart);
        switch (block.Kind)
        {
            case Encoding.Kind.Deleted:
                return ContentDeleted.Instance;
            case Encoding.Kind.Json:
                var texts = new string[reader.ReadCount()];
                for (var i = 0; i < texts.Length; i++)
                {
                    texts[i] = reader.ReadString();
                }

                return new ContentJson(new Run<string>(texts));
            case Encoding.Kind.Binary:
                return new ContentBinary(reader.ReadBytes().ToArray());
            case Encoding.Kind.String:
                return new ContentString(reader.ReadBytes(), (int)block.Length);
            case Encoding.Kind.Embed:
                return new ContentEmbed(reader.ReadString());
            case Encoding.Kind.Format:
                return new ContentFormat(reader.ReadString(), reader.ReadString());
            case Encoding.Kind.Type:
                var kind = (TypeKind)reader.ReadNumber();
                return new ContentType(new Branch(kind, kind is TypeKind.XmlElement or TypeKind.XmlHook ? reader.ReadString() : null));
            case Encoding.Kind.Any:
                var values = new ReadOnlyMemory<byte>[reader.ReadCount()];
                var bytes = update[reader.Position..block.End].ToArray();
                var first = reader.Position;
                for (var i = 0; i < values.Length; i++)
                {
                    var start = reader.Position - first;
                    Any.Skip(ref reader, int.MaxValue);
                    values[i] = bytes.AsMemory(start, reader.Position - first - start);
                }

                return new ContentAny(new Run<ReadOnlyMemory<byte>>(values));
            default:
                return new ContentDoc(reader.ReadString(), update[reader.Position..block.End].ToArray());
        }
    }
}

/// <summary>Content that was deleted and forgotten.</summary>
internal sealed class ContentDeleted : Content
{
    private ContentDeleted()
    {
    }

    public static ContentDeleted Instance { get; } = new();

    public override int Kind => Encoding.Kind.Deleted;

    public override bool IsCountable => false;

    public override Content Split(long offset) => this;

    public override bool TryAppend(Content next) => true;

    public override void Write(ByteWriter writer, long offset, long length) => writer.WriteNumber(length - offset);
}

/// <summary>Values as JSON texts, as early versions of Yjs wrote them; <c>undefined</c> is one of them.</summary>
internal sealed class ContentJson(Run<string> texts) : Content
{
    private Run<string> _texts = texts;

    public override int Kind => Encoding.Kind.Json;

    public override IEnumerable<object?> Values => _texts.Values.ToArray().Select(Json.Read);

    public override Content Split(long offset) => new ContentJson(_texts.Split((int)offset));

    public override bool TryAppend(Content next)
    {
        _texts.Append(((ContentJson)next)._texts);
        return true;
    }

    public override void Trim() => _texts.Trim();

    public override void Write(ByteWriter writer, long offset, long length)
    {
        writer.WriteNumber(length - offset);
        foreach (var text in _texts.Values[(int)offset..])
        {
            writer.WriteString(text);
        }
    }
}

/// <summary>Bytes, as one value.</summary>
internal sealed class ContentBinary(byte[] bytes) : Content
{
    public override int Kind => Encoding.Kind.Binary;

    public override IEnumerable<object?> Values => [bytes.ToArray()];

    public override void Write(ByteWriter writer, long offset, long length) => writer.WriteBytes(bytes);
}

/// <summary>Something that stands in a text like one character, as JSON.</summary>
internal sealed class ContentEmbed(string json) : Content
{
    public override int Kind => Encoding.Kind.Embed;

    public override IEnumerable<object?> Values => [Json.Read(json)];

    public override void Write(ByteWriter writer, long offset, long length) => writer.WriteString(json);
}

/// <summary>A mark from which on a text is formatted, or no longer is: the attribute's name and its value as JSON.</summary>
internal sealed class ContentFormat(string name, string json) : Content
{
    public string Name => name;

    public object? Value => Json.Read(json);

    public override int Kind => Encoding.Kind.Format;

    public override bool IsCountable => false;

    public override void Write(ByteWriter writer, long offset, long length)
    {
        writer.WriteString(name);
        writer.WriteString(json);
    }
}

/// <summary>A type within a type.</summary>
internal sealed class ContentType(Branch branch) : Content
{
    public Branch Branch => branch;

    public override int Kind => Encoding.Kind.Type;

    public override IEnumerable<object?> Values => [SharedType.Of(branch)];

    public override void Write(ByteWriter writer, long offset, long length)
    {
        writer.WriteNumber((long)branch.Kind);
        if (branch.NodeName is { } name)
        {
            writer.WriteString(name);
        }
    }
}

/// <summary>Plain values, kept as they are written.</summary>
internal sealed class ContentAny(Run<ReadOnlyMemory<byte>> values) : Content
{
    private Run<ReadOnlyMemory<byte>> _values = values;

    public override int Kind => Encoding.Kind.Any;

    public override IEnumerable<object?> Values => _values.Values.ToArray().Select(v => Any.Read(v.Span));

    public override object? LastValue => Any.Read(_values.Values[^1].Span);

    public override object? this[int offset] => Any.Read(_values.Values[offset].Span);

    public override Content Split(long offset) => new ContentAny(_values.Split((int)offset));

    public override bool TryAppend(Content next)
    {
        _values.Append(((ContentAny)next)._values);
        return true;
    }

    public override void Trim()
    {
        if (!_values.Trim())
        {
            return;
        }

        foreach (ref var value in _values.Values)
        {
            value = value.ToArray();
        }
    }

    public override void Write(ByteWriter writer, long offset, long length)
    {
        writer.WriteNumber(length - offset);
        foreach (var value in _values.Values[(int)offset..])
        {
            writer.WriteRaw(value.Span);
        }
    }
}

/// <summary>A document within the document, by its id; it is kept for others and never opened here.</summary>
internal sealed class ContentDoc(string guid, byte[] options) : Content
{
    public override int Kind => Encoding.Kind.Doc;

    public override IEnumerable<object?> Values => [new Dictionary<string, object?>(StringComparer.Ordinal)];

    public override void Write(ByteWriter writer, long offset, long length)
    {
        writer.WriteString(guid);
        writer.WriteRaw(options);
    }
}
