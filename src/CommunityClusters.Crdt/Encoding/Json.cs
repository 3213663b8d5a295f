using System.Text.Json;

namespace CommunityClusters.Crdt.Encoding;

/// <summary>JSON texts that stand in updates, which <see cref="BlockReader"/> found to be valid.</summary>
internal static class Json
{
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
