using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace CommunityClusters.Crdt.Encoding;

/// <summary>
/// Plain values as lib0 writes them ("any"): one byte says what follows. They are kept in this form, and read when somebody
/// asks for them.
/// </summary>
internal static class Any
{
    private const byte AsUndefined = 127;
    private const byte AsNull = 126;
    private const byte AsInteger = 125;
    private const byte AsFloat32 = 124;
    private const byte AsFloat64 = 123;
    private const byte AsBigInt = 122;
    private const byte AsFalse = 121;
    private const byte AsTrue = 120;
    private const byte AsString = 119;
    private const byte AsObject = 118;
    private const byte AsArray = 117;
    private const byte AsBytes = 116;

    private const double LargestInteger = int.MaxValue;

    /// <summary>Passes over a value, and throws where it is none or is nested deeper than allowed.</summary>
    public static void Skip(ref ByteReader reader, int nesting)
    {
        if (nesting < 0)
        {
            throw reader.Malformed("Values are nested too deep");
        }

        switch (reader.ReadByte())
        {
            case AsUndefined or AsNull or AsFalse or AsTrue:
                break;
            case AsInteger:
                reader.ReadSigned();
                break;
            case AsFloat32:
                reader.ReadFixed(sizeof(float));
                break;
            case AsFloat64 or AsBigInt:
                reader.ReadFixed(sizeof(double));
                break;
            case AsString:
                reader.ReadUtf8();
                break;
            case AsBytes:
                reader.ReadBytes();
                break;
            case AsObject:
                for (var left = reader.ReadCount(); left > 0; left--)
                {
                    reader.ReadUtf8();
                    Skip(ref reader, nesting - 1);
                }

                break;
            case AsArray:
                for (var left = reader.ReadCount(); left > 0; left--)
                {
                    Skip(ref reader, nesting - 1);
                }

                break;
            default:
                throw ByteReader.Malformed("A value is of no known kind", reader.Position - 1);
        }
    }

    /// <summary>A value as .NET has it; which types, is said at <see cref="SharedType"/>.</summary>
    public static object? Read(ReadOnlySpan<byte> form)
    {
        var reader = new ByteReader(form);
        return Read(ref reader);
    }

    /// <summary>A value as <c>JSON.stringify</c> would show it.</summary>
    /// <exception cref="InsufficientExecutionStackException">Types are nested so deep that nobody could read it.</exception>
    public static JsonNode? ToJson(object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value switch
        {
            null or Undefined => null,
            bool flag => flag,
            double number => double.IsFinite(number) ? Number(number) : null,
            long number => number,
            string text => text,
            byte[] bytes => new JsonObject(bytes.Select((b, i) => KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), (JsonNode?)b))),
            IReadOnlyDictionary<string, object?> fields => new JsonObject(fields.Where(f => f.Value is not Undefined).Select(f => KeyValuePair.Create(f.Key, ToJson(f.Value)))),
            IReadOnlyList<object?> items => new JsonArray([.. items.Select(ToJson)]),
            SharedType type => type.ToJson(),
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No plain value"),
        };
    }

    /// <summary>Writes a value as lib0 would: the shortest form of a number, the keys in their order.</summary>
    /// <exception cref="ArgumentException">It is no plain value, or nested deeper than allowed.</exception>
    public static void Write(ByteWriter writer, object? value, int nesting)
    {
        if (nesting < 0)
        {
            throw new ArgumentException("Values are nested too deep.", nameof(value));
        }

        switch (value)
        {
            case null:
                writer.WriteByte(AsNull);
                break;
            case Undefined:
                writer.WriteByte(AsUndefined);
                break;
            case bool flag:
                writer.WriteByte(flag ? AsTrue : AsFalse);
                break;
            case string text:
                writer.WriteByte(AsString);
                writer.WriteString(text);
                break;
            case byte[] bytes:
                writer.WriteByte(AsBytes);
                writer.WriteBytes(bytes);
                break;
            case BigInteger number when number < long.MinValue || number > long.MaxValue:
                throw new ArgumentException("A BigInt has at most 64 bits here.", nameof(value));
            case BigInteger number:
                writer.WriteByte(AsBigInt);
                writer.WriteInt64((long)number);
                break;
            case double or float or decimal or int or uint or short or ushort or byte or sbyte or long or ulong:
                WriteNumber(writer, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case IReadOnlyDictionary<string, object?> fields:
                writer.WriteByte(AsObject);
                writer.WriteNumber(fields.Count);
                foreach (var (key, field) in fields)
                {
                    writer.WriteString(key);
                    Write(writer, field, nesting - 1);
                }

                break;
            case IEnumerable items:
                var all = items.Cast<object?>().ToList();
                writer.WriteByte(AsArray);
                writer.WriteNumber(all.Count);
                all.ForEach(item => Write(writer, item, nesting - 1));
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} is no plain value.", nameof(value));
        }
    }

    private static object? Read(ref ByteReader reader)
    {
        switch (reader.ReadByte())
        {
            case AsNull:
                return null;
            case AsTrue:
                return true;
            case AsFalse:
                return false;
            case AsInteger:
                return reader.ReadSigned();
            case AsFloat32:
                return reader.ReadFloat32();
            case AsFloat64:
                return reader.ReadFloat64();
            case AsBigInt:
                return reader.ReadInt64();
            case AsString:
                return reader.ReadString();
            case AsBytes:
                return reader.ReadBytes().ToArray();
            case AsObject:
                var fields = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
                for (var left = reader.ReadCount(); left > 0; left--)
                {
                    fields[reader.ReadString()] = Read(ref reader);
                }

                return fields;
            case AsArray:
                var items = new object?[reader.ReadCount()];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = Read(ref reader);
                }

                return items;
            default:
                return Undefined.Value;
        }
    }

    private static JsonValue Number(double number) =>
        Math.Truncate(number).Equals(number) && Math.Abs(number) <= ByteReader.LargestNumber ? JsonValue.Create((long)number) : JsonValue.Create(number);

    private static void WriteNumber(ByteWriter writer, double number)
    {
        if (Math.Truncate(number).Equals(number) && Math.Abs(number) <= LargestInteger)
        {
            writer.WriteByte(AsInteger);
            writer.WriteSigned(number);
        }
        else if (((double)(float)number).Equals(number) && !double.IsNaN(number))
        {
            writer.WriteByte(AsFloat32);
            writer.WriteFloat32((float)number);
        }
        else
        {
            // .NET's NaN has a sign, JavaScript's has none.
            writer.WriteByte(AsFloat64);
            writer.WriteFloat64(double.IsNaN(number) ? BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0000) : number);
        }
    }
}
