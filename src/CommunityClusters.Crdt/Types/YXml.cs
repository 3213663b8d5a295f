using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>XML that others wrote. It is kept, passed on and shown as Yjs shows it, and not edited here.</summary>
public sealed class YXml : SharedType
{
    internal YXml(Branch branch)
        : base(branch)
    {
    }

    /// <inheritdoc/>
    public override JsonNode? ToJson() => Branch.Kind == TypeKind.XmlHook ? YMap.ToJson(Branch) : ToString();

    /// <inheritdoc/>
    public override string ToString() => Branch.Kind switch
    {
        TypeKind.XmlText => FormattedText(),
        TypeKind.XmlElement => Element(),
        TypeKind.XmlHook => "[object Object]",
        _ => Inner(),
    };

    private string Element()
    {
        var name = Branch.NodeName!.ToLower(CultureInfo.InvariantCulture);
        var attributes = Branch.Entries.Keys.Where(k => Branch.Current(k) is not null).Order(StringComparer.Ordinal)
            .Select(k => $" {k}=\"{Script(Branch.Current(k)!.Content.LastValue)}\"");
        return $"<{name}{string.Concat(attributes)}>{Inner()}</{name}>";
    }

    private string Inner() => string.Concat(YArray.Elements(Branch.Children).Select(Script));

    private string FormattedText()
    {
        var (text, run) = (new StringBuilder(), new StringBuilder());
        var attributes = new SortedDictionary<string, object>(StringComparer.Ordinal);
        for (var item = Branch.Children.First; item is not null; item = item.Right)
        {
            switch (item.IsDeleted ? null : item.Content)
            {
                case ContentString part:
                    run.Append(part.Text);
                    break;
                case ContentFormat mark:
                    Flush();
                    if (mark.Value is { } value)
                    {
                        attributes[mark.Name] = value;
                    }
                    else
                    {
                        attributes.Remove(mark.Name);
                    }

                    break;
                case ContentType or ContentEmbed:
                    Flush();
                    Show(Script(item.Content.LastValue));
                    break;
                default:
                    break;
            }
        }

        Flush();
        return text.ToString();

        void Flush()
        {
            if (run.Length > 0)
            {
                Show(run.ToString());
                run.Clear();
            }
        }

        void Show(string shown) =>
            text.AppendJoin("", attributes.Select(a => $"<{a.Key}{string.Concat(Fields(a.Value).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $" {f.Key}=\"{Script(f.Value)}\""))}>"))
                .Append(shown).AppendJoin("", attributes.Reverse().Select(a => $"</{a.Key}>"));
    }

    private static IEnumerable<KeyValuePair<string, object?>> Fields(object value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => fields,
        IReadOnlyList<object?> items => items.Select((item, i) => KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), item)),
        string text => text.Select((c, i) => KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), (object?)c.ToString())),
        _ => [],
    };

    // As JavaScript puts a value into a string.
    private static string Script(object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            IReadOnlyDictionary<string, object?> => "[object Object]",
            IReadOnlyList<object?> items => string.Join(',', items.Select(i => i is null or Undefined ? "" : Script(i))),
            byte[] bytes => string.Join(',', bytes),
            double number => ScriptNumber.Spell(number),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            YMap or YArray => "[object Object]",
            _ => value.ToString()!,
        };
    }
}
