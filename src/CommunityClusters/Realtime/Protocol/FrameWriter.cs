using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Json;

namespace CommunityClusters.Realtime.Protocol;

/// <summary>What stands before a value on the line.</summary>
internal enum Tag : byte
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>No.</summary>
    False,

    /// <summary>Yes.</summary>
    True,

    /// <summary>A whole number from 0, seven bits a byte, the lowest first.</summary>
    Number,

    /// <summary>Bytes, after their count.</summary>
    Bytes,

    /// <summary>An id: 16 bytes in the order in which it is written.</summary>
    Id,

    /// <summary>Text in UTF-8, after the count of its bytes.</summary>
    Text,

    /// <summary>Anything else as JSON, after the count of its bytes.</summary>
    Json,

    /// <summary>Values, after their count.</summary>
    List,

    /// <summary>The place of a known record, then its parts as a list without a tag.</summary>
    Record,
}

/// <summary>Writes what a frame holds.</summary>
internal sealed class FrameWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Begins anew.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Number(ulong value)
    {
        var count = Put(value, _bytes.GetSpan(10));
        _bytes.Advance(count);
    }

    public void Text(string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        Number((ulong)count);
        Encoding.UTF8.GetBytes(value, _bytes.GetSpan(count));
        _bytes.Advance(count);
    }

    public void Value(object? value)
    {
        switch (value)
        {
            case null:
                Byte((byte)Tag.Null);
                break;
            case bool yes:
                Byte((byte)(yes ? Tag.True : Tag.False));
                break;
            case long and >= 0 or int and >= 0:
                Byte((byte)Tag.Number);
                Number(value is long number ? (ulong)number : (ulong)(int)value);
                break;
            case byte[] bytes:
                Byte((byte)Tag.Bytes);
                Number((ulong)bytes.Length);
                _bytes.Write(bytes);
                break;
            case Guid id:
                Byte((byte)Tag.Id);
                id.TryWriteBytes(_bytes.GetSpan(16), bigEndian: true, out _);
                _bytes.Advance(16);
                break;
            case string text:
                Byte((byte)Tag.Text);
                Text(text);
                break;
            case IReadOnlyCollection<byte[]> or IReadOnlyCollection<string> or object?[]:
                Byte((byte)Tag.List);
                List((IEnumerable)value);
                break;
            default:
                Other(value);
                break;
        }
    }

    public void List(IEnumerable values)
    {
        var all = values.Cast<object?>().ToList();
        Number((ulong)all.Count);
        all.ForEach(Value);
    }

    /// <summary>Writes a number to where there are ten bytes.</summary>
    /// <returns>How many it took.</returns>
    public static int Put(ulong value, Span<byte> there)
    {
        var count = 0;
        for (; value > 127; value >>= 7)
        {
            there[count++] = (byte)(value | 128);
        }

        there[count++] = (byte)value;
        return count;
    }

    private void Other(object value)
    {
        if (KnownRecords.Of(value) is var (place, parts))
        {
            Byte((byte)Tag.Record);
            Number((ulong)place);
            List(parts);
            return;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), JsonSerializerOptions.Web);
        Byte((byte)Tag.Json);
        Number((ulong)json.Length);
        _bytes.Write(json);
    }
}
