using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.ExceptionServices;
using CommunityClusters.Documents;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace CommunityClusters.Realtime.Protocol;

/// <summary>
/// How phones and server speak on the line: bytes as they are, numbers and ids in few bytes, calls by their place in a table
/// (<see cref="Calls"/>). A frame is the count of its bytes, the kind of message, and what the kind holds; the other end of it
/// is <c>Client/line</c>. Streams are not spoken.
/// </summary>
internal sealed class ClustersProtocol : IHubProtocol
{
    /// <summary>The most bytes of a frame: a push, with what stands around it.</summary>
    public const int LargestFrame = Document.LargestPush + 8192;

    private const byte Invocation = 1;
    private const byte Completion = 3;
    private const byte Ping = 6;
    private const byte Close = 7;

    private const byte Void = 0;
    private const byte Result = 1;
    private const byte Error = 2;

    // An id of an invocation: none, text, or a number from here on.
    private const ulong NoId = 0;
    private const ulong TextId = 1;
    private const ulong FirstId = 2;

    [ThreadStatic]
    private static FrameWriter? _writer;

    public string Name => "clusters";

    public int Version => 1;

    public TransferFormat TransferFormat => TransferFormat.Binary;

    public bool IsVersionSupported(int version) => version == Version;

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message)
    {
        var output = new ArrayBufferWriter<byte>();
        WriteMessage(message, output);
        return output.WrittenMemory;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        var frame = _writer ??= new FrameWriter();
        frame.Clear();
        Write(message, frame);
        var count = FrameWriter.Put((ulong)frame.Written.Length, output.GetSpan(10));
        output.Advance(count);
        output.Write(frame.Written);
        if (frame.Written.Length > LargestFrame)
        {
            // What one large document took is not held for ever.
            _writer = null;
        }
    }

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        message = null;
        while (message is null && TryFrame(ref input, out var frame))
        {
            message = Read(frame, binder);
        }

        return message is not null;
    }

    private static bool TryFrame(ref ReadOnlySequence<byte> input, out ReadOnlySpan<byte> frame)
    {
        frame = default;
        ReadOnlySpan<byte> head = input.FirstSpan.Length >= 10 || input.IsSingleSegment ? input.FirstSpan : input.Slice(0, Math.Min(10, input.Length)).ToArray();
        var before = head.Length;
        if (!FrameReader.TryNumber(ref head, out var length))
        {
            return false;
        }

        if (length > LargestFrame)
        {
            throw new InvalidDataException("The frame is too large.");
        }

        var body = input.Slice(before - head.Length);
        if (body.Length < (long)length)
        {
            return false;
        }

        var whole = body.Slice(0, (long)length);
        frame = whole.IsSingleSegment ? whole.FirstSpan : whole.ToArray();
        input = body.Slice((long)length);
        return true;
    }

    // Kinds that are newer than this program are passed over.
    private static HubMessage? Read(ReadOnlySpan<byte> frame, IInvocationBinder binder)
    {
        var reader = new FrameReader(frame);
        var kind = reader.Byte();
        return kind switch
        {
            Invocation => ReadInvocation(ref reader, binder),
            Completion => ReadCompletion(ref reader, binder),
            Ping => PingMessage.Instance,
            Close => new CloseMessage(reader.Value(typeof(string)) as string, allowReconnect: reader.Byte() == 1),
            2 or 4 or 5 => throw new InvalidDataException("Streams are not spoken here."),
            _ => null,
        };
    }

    private static HubMessage ReadInvocation(ref FrameReader reader, IInvocationBinder binder)
    {
        var id = ReadId(ref reader);
        var place = reader.Number();
        var target = place == 0 ? reader.Text() : Calls.At((int)Math.Min(place, int.MaxValue));
        try
        {
            var types = binder.GetParameterTypes(target);
            var arguments = new object?[reader.Count()];
            if (arguments.Length != types.Count)
            {
                throw new UnfitException($"{target} takes {types.Count} arguments.");
            }

            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = reader.Value(types[i]);
            }

            return reader.IsAtEnd ? new InvocationMessage(id, target, arguments) : throw FrameReader.Malformed();
        }
        catch (Exception e) when (e is not InvalidDataException)
        {
            return new InvocationBindingFailureMessage(id, target, ExceptionDispatchInfo.Capture(e));
        }
    }

    private static CompletionMessage ReadCompletion(ref FrameReader reader, IInvocationBinder binder)
    {
        var id = ReadId(ref reader) ?? throw FrameReader.Malformed();
        try
        {
            return reader.Byte() switch
            {
                Void => CompletionMessage.Empty(id),
                Result => CompletionMessage.WithResult(id, reader.Value(binder.GetReturnType(id))),
                Error => CompletionMessage.WithError(id, reader.Text()),
                _ => throw FrameReader.Malformed(),
            };
        }
        catch (Exception e) when (e is not InvalidDataException)
        {
            return CompletionMessage.WithError(id, e.Message);
        }
    }

    private static string? ReadId(ref FrameReader reader) => reader.Number() switch
    {
        NoId => null,
        TextId => reader.Text(),
        var id => (id - FirstId).ToString(CultureInfo.InvariantCulture),
    };

    private static void Write(HubMessage message, FrameWriter frame)
    {
        switch (message)
        {
            case InvocationMessage { StreamIds: null or [] } invocation:
                frame.Byte(Invocation);
                WriteId(invocation.InvocationId, frame);
                var place = Calls.PlaceOf(invocation.Target);
                frame.Number((ulong)place);
                if (place == 0)
                {
                    frame.Text(invocation.Target);
                }

                frame.List(invocation.Arguments);
                break;
            case CompletionMessage completion:
                frame.Byte(Completion);
                WriteId(completion.InvocationId, frame);
                frame.Byte(completion.Error is not null ? Error : completion.HasResult ? Result : Void);
                if (completion.Error is { } error)
                {
                    frame.Text(error);
                }
                else if (completion.HasResult)
                {
                    frame.Value(completion.Result);
                }

                break;
            case PingMessage:
                frame.Byte(Ping);
                break;
            case CloseMessage close:
                frame.Byte(Close);
                frame.Value(close.Error);
                frame.Byte((byte)(close.AllowReconnect ? 1 : 0));
                break;
            default:
                throw new InvalidOperationException($"{message.GetType().Name} is not spoken here.");
        }
    }

    private static void WriteId(string? id, FrameWriter frame)
    {
        // Only a number that is written as we would write it comes back the same.
        if (uint.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (id.Length == 1 || id[0] != '0'))
        {
            frame.Number(number + FirstId);
            return;
        }

        frame.Number(id is null ? NoId : TextId);
        if (id is not null)
        {
            frame.Text(id);
        }
    }
}
