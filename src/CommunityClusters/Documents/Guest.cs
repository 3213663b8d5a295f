using System.Threading.Channels;
using CommunityClusters.Pages;
using Microsoft.AspNetCore.SignalR;

namespace CommunityClusters.Documents;

/// <summary>What a room hears: an update with its number in the log, and the connection that sent it.</summary>
internal readonly record struct Heard(long Sequence, byte[] Update, string? From);

/// <summary>
/// A connection that has a document open. It is sent things one after the other, at its own pace, so that a slow phone holds
/// nobody up. What is too much for it is dropped: by the missing number it sees that it has to open the document again.
/// </summary>
internal sealed class Guest
{
    private const int MostUnsent = 500;

    private readonly Channel<Message> _unsent = Channel.CreateBounded<Message>(
        new BoundedChannelOptions(MostUnsent) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Func<Guest, string, object?[], Task> _send;
    private readonly Func<Guest, Task<MayStillWrite.Answer?>> _checkAgain;
    private long _checkedAt;
    private bool _mayWrite;

    public Guest(Guid documentId, HubCallerContext connection, Guid sessionId, Func<Guest, string, object?[], Task> send, Func<Guest, Task<MayStillWrite.Answer?>> checkAgain) =>
        (DocumentId, Connection, SessionId, _send, _checkAgain) = (documentId, connection, sessionId, send, checkAgain);

    private enum What
    {
        /// <summary>Nothing but that access has changed.</summary>
        Access,
        Update,
        Presence,
    }

    public Guid DocumentId { get; }

    public HubCallerContext Connection { get; }

    public Guid SessionId { get; }

    public string ConnectionId => Connection.ConnectionId;

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

    public void Begins(OpenDocument.Answer answer)
    {
        (TeacherId, Name, From, _checkedAt, _mayWrite, HasBegun) = (answer.TeacherId, answer.Name, answer.Sequence, answer.AccessVersion, answer.MayWrite, true);
        _ = SendAll();
    }

    public void Hears(Heard heard, long accessVersion) => _unsent.Writer.TryWrite(new(What.Update, accessVersion, heard.Sequence, heard.Update));

    public void Sees(byte[] presence, long accessVersion) => _unsent.Writer.TryWrite(new(What.Presence, accessVersion, 0, presence));

    public void MustShowRight(long accessVersion) => _unsent.Writer.TryWrite(new(What.Access, accessVersion, 0, []));

    public void Leaves() => _unsent.Writer.TryComplete();

    private async Task SendAll()
    {
        try
        {
            await foreach (var message in _unsent.Reader.ReadAllAsync(Connection.ConnectionAborted))
            {
                if (message.AccessVersion > _checkedAt && !await MayStillHear())
                {
                    await _send(this, "documentOver", []);
                    return;
                }

                if (message.What == What.Update && message.Sequence > From)
                {
                    await _send(this, "documentUpdated", [message.Sequence, message.Bytes]);
                }
                else if (message.What == What.Presence)
                {
                    await _send(this, "documentAwareness", [message.Bytes]);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The line is gone, and so is the guest.
        }
    }

    private async Task<bool> MayStillHear()
    {
        if (await _checkAgain(this) is not { } answer)
        {
            return false;
        }

        _checkedAt = answer.AccessVersion;
        if (answer.MayWrite != _mayWrite)
        {
            _mayWrite = answer.MayWrite;
            await _send(this, "documentRight", [_mayWrite]);
        }

        return true;
    }

    private readonly record struct Message(What What, long AccessVersion, long Sequence, byte[] Bytes);
}
