using CommunityClusters.Realtime.Protocol;
using Microsoft.AspNetCore.SignalR;

namespace CommunityClusters.Documents;

/// <summary>One document that is open on this node, with those who have it open.</summary>
internal sealed class Room(Guid documentId)
{
    private const int LargestPresence = 2048;

    // An update that says nothing: its number alone shows a phone that it missed something.
    private static readonly byte[] Nothing = [0, 0];

    private readonly Lock _here = new();
    private readonly Dictionary<string, Guest> _guests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Presence> _present = new(StringComparer.Ordinal);
    private long _accessVersion;
    private int _someoneIsNext;
    private bool _isOver;

    public Guid DocumentId { get; } = documentId;

    /// <summary>One look at the log at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>The topic under which rights to the document end; null until the first guest was let in.</summary>
    public string? Topic { get; private set; }

    /// <summary>The number up to which its guests were sent the log.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whether its guests were sent all this already, under this version of access.</summary>
    public bool IsAt(long sequence, long accessVersion)
    {
        lock (_here)
        {
            return sequence <= Sequence && accessVersion <= _accessVersion;
        }
    }

    /// <summary>Whether its guests were sent all this already.</summary>
    public bool IsAt(long sequence) => IsAt(sequence, long.MinValue);

    public bool TryEnter(Guest guest)
    {
        lock (_here)
        {
            if (!_isOver)
            {
                _guests.Remove(guest.ConnectionId, out var before);
                before?.Leaves();
                _guests.Add(guest.ConnectionId, guest);
            }

            return !_isOver;
        }
    }

    public void Begins(Guest guest, OpenDocument.Answer answer)
    {
        lock (_here)
        {
            if (Topic is null)
            {
                (Topic, Sequence, _accessVersion) = (answer.Topic, answer.Sequence, answer.AccessVersion);
            }

            guest.Begins(answer);
            foreach (var (connection, present) in _present)
            {
                if (connection != guest.ConnectionId && present.Said is { } said)
                {
                    guest.Sees(present.Shown, Seen(said), _accessVersion);
                }
            }
        }
    }

    /// <summary>Whether that was the last one.</summary>
    public bool Leave(string connectionId)
    {
        lock (_here)
        {
            if (_guests.Remove(connectionId, out var guest))
            {
                guest.Leaves();
            }

            if (_present.Remove(connectionId, out var present) && present.Gone() is { } gone)
            {
                TellOthers(connectionId, present.Shown, gone);
            }

            return _isOver = _guests.Count == 0;
        }
    }

    /// <summary>Sends what comes next in the log.</summary>
    /// <returns>False when something before it is missing here, which has to be looked up.</returns>
    public bool FanOut(long accessVersion, IReadOnlyList<Heard> log)
    {
        lock (_here)
        {
            _accessVersion = Math.Max(_accessVersion, accessVersion);
            foreach (var heard in log.Where(h => h.Sequence > Sequence))
            {
                if (Topic is null || heard.Sequence != Sequence + 1)
                {
                    return false;
                }

                Sequence = heard.Sequence;
                Tell(heard, _accessVersion);
            }

            return true;
        }
    }

    /// <summary>Sends what was read from the log, makes everybody show their right where it may have ended, and where the log no longer tells what was missed makes phones open the document again.</summary>
    public void CatchUp(long accessVersion, IReadOnlyList<Heard> log, long sequence)
    {
        lock (_here)
        {
            if (accessVersion > _accessVersion)
            {
                _accessVersion = accessVersion;
                foreach (var guest in _guests.Values)
                {
                    guest.MustShowRight(accessVersion);
                }
            }

            FanOut(accessVersion, log);
            if (sequence > Sequence)
            {
                Sequence = sequence;
                Tell(new Heard(sequence, Nothing, null), accessVersion);
            }
        }
    }

    /// <summary>Tells the others where a guest is in the document, under the name that the server knows.</summary>
    public void Share(string connectionId, byte[] update, DateTimeOffset now)
    {
        lock (_here)
        {
            if (update.Length > LargestPresence || !_guests.TryGetValue(connectionId, out var guest) || !guest.HasBegun)
            {
                return;
            }

            if (!_present.TryGetValue(connectionId, out var present))
            {
                _present[connectionId] = present = new Presence(guest);
            }

            if (present.Take(update, _present.Where(p => p.Key != connectionId).Select(p => p.Value.Client), now) is { } said)
            {
                TellOthers(connectionId, present.Shown, said);
            }
        }
    }

    // However many hints come while somebody looks, one more look covers them all.
    public bool TryBeNext() => Interlocked.Exchange(ref _someoneIsNext, 1) == 0;

    public void Looks() => Volatile.Write(ref _someoneIsNext, 0);

    // Written out once, however many hear it. What is too large for a slow line the phones fetch, when they see by its number that they lack it.
    private void Tell(Heard heard, long accessVersion)
    {
        SerializedHubMessage? said = null;
        var update = heard.Update.Length <= Document.LargestAnswer ? heard.Update : Nothing;
        foreach (var guest in _guests.Values)
        {
            if (guest.ConnectionId != heard.From)
            {
                guest.Hears(heard.Sequence, said ??= Guest.Saying(Calls.DocumentUpdated, DocumentId, heard.Sequence, update), accessVersion);
            }
        }
    }

    private void TellOthers(string connectionId, ulong client, byte[] presence)
    {
        SerializedHubMessage? said = null;
        foreach (var guest in _guests.Values)
        {
            if (guest.ConnectionId != connectionId && guest.HasBegun)
            {
                guest.Sees(client, said ??= Seen(presence), _accessVersion);
            }
        }
    }

    private SerializedHubMessage Seen(byte[] presence) => Guest.Saying(Calls.DocumentAwareness, DocumentId, presence);
}
