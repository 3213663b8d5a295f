using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CommunityClusters.Crdt.Tests.Support;

/// <summary>The real yjs in a process of Node's that lives as long as the tests. Sources of JavaScript see what peer/scope.mjs exports; one is answered at a time.</summary>
internal sealed class YjsPeer
{
    private static readonly Lazy<YjsPeer> One = new(() => new YjsPeer());
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { MaxDepth = 256 };
    private readonly Lock turn = new();
    private readonly Process process;
    private readonly StreamWriter requests;
    private readonly StreamReader answers;

    private YjsPeer()
    {
        process = Process.Start(new ProcessStartInfo("node", "peer.mjs")
        {
            WorkingDirectory = Project.Folder("peer"),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        requests = new StreamWriter(process.StandardInput.BaseStream, new UTF8Encoding(false), 1 << 16);
        answers = new StreamReader(process.StandardOutput.BaseStream, new UTF8Encoding(false), false, 1 << 16);
    }

    /// <summary>Runs a function's body; <c>args</c> are the arguments, bytes among them as base64.</summary>
    public static T Run<T>(string js, params object?[] args) => One.Value.Ask<T>(js, args);

    public static void Run(string js, params object?[] args) => One.Value.Ask<JsonElement?>(js, args);

    private T Ask<T>(string js, object?[] args)
    {
        string? line;
        lock (turn)
        {
            requests.Write(JsonSerializer.Serialize(new { js, args }, Web));
            requests.Write('\n');
            requests.Flush();
            line = answers.ReadLine();
        }

        var answer = JsonSerializer.Deserialize<Answer<T>>(line ?? throw new InvalidOperationException("The peer has ended."), Web)!;
        return answer.Error is null ? answer.Ok! : throw new YjsException(answer.Error);
    }

    private sealed record Answer<T>(T? Ok, string? Error);
}

/// <summary>What JavaScript threw.</summary>
internal sealed class YjsException(string message) : Exception(message);
