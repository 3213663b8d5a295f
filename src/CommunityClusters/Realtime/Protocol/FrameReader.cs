using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CommunityClusters.Realtime.Protocol;

/// <summary>A value is not of the kind that was expected; the frame itself is sound.</summary>
internal sealed class UnfitException(string message) : Exception(message);

/// <summary>Reads what a frame holds.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> frame)
{
    private const int Deepest = 4;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private ReadOnlySpan<byte> _rest = frame;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public ulong Number() => TryNumber(ref _rest, out var number) ? number : throw Malformed();

    public string Text()
    {
        try
        {
            return Strict.GetString(Take(Count()));
        }
        catch (DecoderFallbackException)
        {
            throw Malformed();
        }
    }

    /// <summary>A count of things that take at least a byte each, so that it is no larger than what is there.</summary>
    public int Count() => Number() is var count && count <= (ulong)_rest.Length ? (int)count : throw Malformed();

    /// <exception cref="UnfitException">It is another kind of value.</exception>
    public object? Value(Type type, int depth = 0)
    {
        var wanted = Nullable.GetUnderlyingType(type) ?? type;
        switch ((Tag)Byte())
        {
            case Tag.Null:
                return wanted.IsValueType && wanted == type ? throw Unfit(type) : null;
            case Tag.False:
                return Fits(false, wanted);
            case Tag.True:
                return Fits(true, wanted);
            case Tag.Number:
                return AsNumber(Number(), wanted);
            case Tag.Bytes:
                return Fits(Take(Count()).ToArray(), wanted);
            case Tag.Id:
                var id = new Guid(Take(16), bigEndian: true);
                return wanted == typeof(string) ? id.ToString() : Fits(id, wanted);
            case Tag.Text:
                return AsText(Text(), wanted);
            case Tag.Json:
                return AsJson(Take(Count()), type);
            case Tag.List when depth < Deepest:
                return AsList(wanted, depth);
            default:
                throw Malformed();
        }
    }

    /// <summary>Reads a number off the beginning.</summary>
    /// <returns>False where it is cut short.</returns>
    /// <exception cref="InvalidDataException">It is larger than any of ours.</exception>
    public static bool TryNumber(ref ReadOnlySpan<byte> bytes, out ulong number)
    {
        number = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            number |= (ulong)(bytes[i] & 127) << (7 * i);
            if (bytes[i] < 128)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }

            if (i == 8)
            {
                throw Malformed();
            }
        }

        return false;
    }

    public static InvalidDataException Malformed() => new("The frame makes no sense.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw Malformed();
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private Array AsList(Type type, int depth)
    {
        var item = type == typeof(object) ? typeof(object)
            : type.IsArray ? type.GetElementType()!
            : type.IsGenericType && type.GetGenericArguments() is [var only] && type.IsAssignableFrom(only.MakeArrayType()) ? only : throw Unfit(type);
        var list = Array.CreateInstance(item, Count());
        for (var i = 0; i < list.Length; i++)
        {
            list.SetValue(Value(item, depth + 1), i);
        }

        return list;
    }

    private static object AsNumber(ulong number, Type type)
    {
        var wanted = type == typeof(object) ? typeof(long) : type;
        return (wanted == typeof(long) || wanted == typeof(double) || (wanted == typeof(int) && number <= int.MaxValue))
            ? Convert.ChangeType(number, wanted, CultureInfo.InvariantCulture)
            : throw Unfit(type);
    }

    private static object AsText(string text, Type type) =>
        type == typeof(Guid) ? Guid.TryParse(text, out var id) ? id : throw Unfit(type) : Fits(text, type);

    private static object? AsJson(ReadOnlySpan<byte> json, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            throw Unfit(type);
        }
    }

    private static object Fits(object value, Type type) => type.IsInstanceOfType(value) ? value : throw Unfit(type);

    private static UnfitException Unfit(Type type) => new($"There is another kind of value where {type.Name} was expected.");
}
