using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunityClusters.Crdt.Encoding;

/// <summary>JSON texts that stand in updates, which <see cref="BlockReader"/> found to be valid.</summary>
internal static class Json
{
    /// <summary>Reads text that is JSON. Browsers refuse a whole update for the sake of one that is not.</summary>
    public static ReadOnlySpan<byte> CheckValid(ref ByteReader reader, int nesting, bool orUndefined = false)
    {
        var at = reader.Position;
        var text = reader.ReadUtf8();
        if (orUndefined && text.SequenceEqual("undefined"u8))
        {
            return text;
        }

        try
        {
            var json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = nesting });
            while (json.Read())
            {
            }

            return text;
        }
        catch (JsonException)
        {
            throw ByteReader.Malformed("Text is not JSON, or is nested too deep", at);
        }
    }

    /// <summary>The value as <see cref="Any.Read(ReadOnlySpan{byte})"/> would give it.</summary>
    public static object? Read(string text)
    {
        if (text == "undefined")
        {
            return Undefined.Value;
        }

        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        return Read(ref reader);
    }

    /// <summary>A value as <c>JSON.stringify</c> writes it, which escapes no more than it must.</summary>
    public static string Write(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject fields => $"{{{string.Join(',', fields.Select(f => $"{Quote(f.Key)}:{Write(f.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Write))}]",
        _ => value.GetValueKind() == JsonValueKind.String ? Quote(JsonSerializer.Deserialize<string>(value.ToJsonString())!) : value.ToJsonString(),
    };

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text.WithoutHalves())
        {
            quoted = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static object? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Number:
                return reader.GetDouble();
            case JsonTokenType.String:
                return Text(ref reader);
            case JsonTokenType.StartArray:
                var items = new List<object?>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader));
                }

                return items;
            case JsonTokenType.StartObject:
                var fields = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = Text(ref reader);
                    reader.Read();
                    fields[name] = Read(ref reader);
                }

                return fields;
            default:
                return null;
        }
    }

    // Half a surrogate pair may be written as an escape, and is no text in .NET; then the escape is shown.
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
