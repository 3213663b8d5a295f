using System.Text.Json;
using CommunityClusters.Documents;
using CommunityClusters.Realtime;
using CommunityClusters.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace CommunityClusters.Tests.Realtime;

/// <summary>What is fixed for both ends of the line; the scripts' tests read the same file.</summary>
internal sealed record Vector(string Name, HubMessage Message, byte[] Bytes)
{
    public static IReadOnlyList<Vector> All { get; } =
    [
        .. JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Program, "Client", "line", "vectors.json"))).RootElement.EnumerateArray()
            .Select(v => new Vector(v.GetProperty("name").GetString()!, Said(v), Convert.FromHexString(v.GetProperty("hex").GetString()!))),
    ];

    public override string ToString() => Name;

    private static HubMessage Said(JsonElement vector)
    {
        var message = vector.GetProperty("message");
        var id = message.TryGetProperty("invocationId", out var given) ? given.GetString() : null;
        return message.GetProperty("type").GetInt32() switch
        {
            1 => new InvocationMessage(id, message.GetProperty("target").GetString()!, [.. message.GetProperty("arguments").EnumerateArray().Select(Value)]),
            3 when message.TryGetProperty("error", out var error) => CompletionMessage.WithError(id!, error.GetString()),
            3 when message.TryGetProperty("result", out var result) => CompletionMessage.WithResult(id!, vector.TryGetProperty("record", out var record) ? Record(record.GetString()!, result) : Value(result)),
            3 => CompletionMessage.Empty(id!),
            6 => PingMessage.Instance,
            _ => new CloseMessage(message.TryGetProperty("error", out var why) ? why.GetString() : null, message.GetProperty("allowReconnect").GetBoolean()),
        };
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.Array => value.EnumerateArray().Select(v => v.GetString()!).ToArray(),
        JsonValueKind.Object => Convert.FromHexString(value.GetProperty("bytes").GetString()!),
        _ => Guid.TryParseExact(value.GetString(), "D", out var id) ? id : value.GetString(),
    };

    private static object Record(string name, JsonElement parts) => name == nameof(PushAnswer)
        ? parts.Deserialize<PushAnswer>(JsonSerializerOptions.Web)!
        : new OpenedDocument(
            parts.GetProperty("known").GetBoolean(), parts.GetProperty("mayWrite").GetBoolean(), parts.GetProperty("sequence").GetInt64(),
            [.. parts.GetProperty("updates").EnumerateArray().Select(u => (byte[])Value(u)!)],
            new You(parts.GetProperty("you").GetProperty("id").GetGuid(), parts.GetProperty("you").GetProperty("name").GetString()!),
            parts.GetProperty("rest").GetString());
}

/// <summary>What calls take, as the hub says it, and for what the server calls as it calls it.</summary>
internal sealed class Binder : IInvocationBinder
{
    public IReadOnlyList<Type> GetParameterTypes(string methodName) => methodName switch
    {
        "documentUpdated" => [typeof(Guid), typeof(long), typeof(byte[])],
        "documentRight" => [typeof(Guid), typeof(bool)],
        "documentAwareness" => [typeof(Guid), typeof(byte[])],
        "documentOver" => [typeof(Guid)],
        "news" => [typeof(string), typeof(long), typeof(string)],
        "Sing" => [typeof(string), typeof(bool), typeof(bool), typeof(object)],
        _ => [.. (typeof(LiveHub).GetMethod(methodName) ?? throw new InvalidOperationException($"There is no {methodName}.")).GetParameters().Where(p => p.ParameterType != typeof(FragmentDrawing)).Select(p => p.ParameterType)],
    };

    public Type GetReturnType(string invocationId) => typeof(object);

    public Type GetStreamItemType(string streamId) => throw new NotSupportedException();
}
