using CommunityClusters.Pages;
using CommunityClusters.Realtime.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace CommunityClusters.Documents;

/// <summary>What a room hears: an update with its number in the log, and the connection that sent it.</summary>
internal readonly record struct Heard(long Sequence, byte[] Update, string? From);

/// <summary>
/// A connection that has a document open. It is sent things one after the other, at its own pace, so that a slow phone holds
/// nobody up. What is too much for it is dropped: by the missing number it sees that it has to open the document again.
/// </summary>
internal sealed class Guest(Guid documentId, HubConnectionContext line, Guid sessionId, Func<Guest, Task<MayStillWrite.Answer?>> checkAgain)
{
    private readonly Lock _sending = new();
    private readonly Unsent _unsent = new();

    // Until the phone has its answer, all waits.
    private bool _isBusy = true;
    private bool _hasLeft;
    private long _checkedAt;
    private bool _mayWrite;

    public Guid DocumentId => documentId;

    public Guid SessionId => sessionId;

    public string ConnectionId => line.ConnectionId;

    /// <summary>The teacher; known once it was asked whether they may read.</summary>
    public Guid TeacherId { get; private set; }

    /// <summary>The name under which the others see them.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Which of the papers of faces is theirs: 1 to 6.</summary>
    public int Color => Face.PaperOf(TeacherId);

    /// <summary>The numbers up to here were in the answer that the phone was given.</summary>
    public long From { get; private set; }

    /// <summary>Whether the phone has its answer on the way, and hears what comes after it.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>A message of the server, written out once for all who are sent it.</summary>
    public static SerializedHubMessage Saying(string what, params object?[] arguments) => new(new InvocationMessage(what, arguments));

    public void Begins(OpenDocument.Answer answer)
    {
        (TeacherId, Name, From, _checkedAt, _mayWrite, HasBegun) = (answer.TeacherId, answer.Name, answer.Sequence, answer.AccessVersion, answer.MayWrite, true);
        _ = SendRest(Task.CompletedTask);
    }

    public void Hears(long sequence, SerializedHubMessage said, long accessVersion) => Take(new(said, accessVersion) { Sequence = sequence });

    public void Sees(ulong client, SerializedHubMessage said, long accessVersion) => Take(new(said, accessVersion) { Client = client });

    public void MustShowRight(long accessVersion) => Take(new(null, accessVersion));

    public void Leaves()
    {
        lock (_sending)
        {
            _hasLeft = true;
        }
    }

    // Most phones keep up, and are written to on the spot.
    private void Take(Unsent.Message message)
    {
        lock (_sending)
        {
            if (_hasLeft)
            {
                return;
            }

            if (_isBusy)
            {
                _unsent.Add(message);
                return;
            }

            var sent = Send(message);
            if (!sent.IsCompletedSuccessfully)
            {
                _isBusy = true;
                _ = SendRest(sent.AsTask());
            }
        }
    }

    private async Task SendRest(Task first)
    {
        // Whoever hands something over goes on meanwhile.
        try
        {
            await first.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            while (Next() is { } message)
            {
                await Send(message);
            }
        }
        catch (OperationCanceledException)
        {
            // The line is gone, and so is the guest.
        }
#pragma warning disable CA1031 // A phone that is hung up on opens the document again, and misses nothing.
        catch (Exception)
#pragma warning restore CA1031
        {
            line.Abort();
        }
    }

    private Unsent.Message? Next()
    {
        lock (_sending)
        {
            if (!_hasLeft && _unsent.Take() is { } message)
            {
                return message;
            }

            _isBusy = false;
            return null;
        }
    }

    private ValueTask Send(Unsent.Message message) =>
        message.AccessVersion > _checkedAt ? new(CheckAndSend(message))
        : message.Said is not { } said || message.Sequence <= From ? default
        : line.WriteAsync(said, line.ConnectionAborted);

    private async Task CheckAndSend(Unsent.Message message)
    {
        // Not while others wait for this hand-over.
        await Task.Yield();
        if (await checkAgain(this) is not { } answer)
        {
            Leaves();
            await line.WriteAsync(Saying(Calls.DocumentOver, DocumentId), line.ConnectionAborted);
            return;
        }

        _checkedAt = Math.Max(answer.AccessVersion, message.AccessVersion);
        if (answer.MayWrite != _mayWrite)
        {
            _mayWrite = answer.MayWrite;
            await line.WriteAsync(Saying(Calls.DocumentRight, DocumentId, _mayWrite), line.ConnectionAborted);
        }

        await Send(message);
    }
}
