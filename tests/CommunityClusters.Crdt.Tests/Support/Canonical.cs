using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunityClusters.Crdt.Tests.Support;

/// <summary>The spelling of peer/canonical.mjs, so that a JSON value of ours and one of yjs's can be compared as text.</summary>
internal static class Canonical
{
    private const double LargestSafe = 9007199254740991;

    public static string Json(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonArray array:
                Join(text, '[', array, Write, ']');
                break;
            case JsonObject map:
                Join(text, '{', map.OrderBy(p => p.Key, StringComparer.Ordinal), Property, '}');
                break;
            default:
                Scalar(text, node.AsValue());
                break;
        }
    }

    private static void Property(StringBuilder text, KeyValuePair<string, JsonNode?> property)
    {
        Quoted(text, property.Key);
        text.Append(':');
        Write(text, property.Value);
    }

    private static void Join<T>(StringBuilder text, char open, IEnumerable<T> items, Action<StringBuilder, T> write, char close)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            _ = first ? text : text.Append(',');
            first = false;
            write(text, item);
        }

        text.Append(close);
    }

    private static void Scalar(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                Quoted(text, value.GetValue<string>());
                break;
            case JsonValueKind.Number:
                Number(text, value);
                break;
            default:
                text.Append(value.ToJsonString());
                break;
        }
    }

    private static void Number(StringBuilder text, JsonValue value)
    {
        if (value.TryGetValue<long>(out var whole))
        {
            text.Append(whole);
            return;
        }

        var number = value.TryGetValue<double>(out var real) ? real : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
        if (double.IsInteger(number) && Math.Abs(number) <= LargestSafe)
        {
            text.Append((long)number);
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"0x{BitConverter.DoubleToInt64Bits(number):x16}");
        }
    }

    private static void Quoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var unit in value)
        {
            _ = unit is >= ' ' and <= '~' and not ('"' or '\\') ? text.Append(unit) : text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        text.Append('"');
    }
}
