using Microsoft.AspNetCore.SignalR;

namespace CommunityClusters.Documents;

/// <summary>
/// What a slow phone has not been sent yet. Words keep their order, and what is too much of them is dropped from the beginning. Where
/// others are comes after the words and never in their place: of each only the latest is worth sending.
/// </summary>
internal sealed class Unsent
{
    private const int MostWords = 500;
    private const int MostPresent = 200;

    private readonly Queue<Message> _words = [];
    private readonly OrderedDictionary<ulong, Message> _present = [];

    public void Add(Message message)
    {
        if (message.Client is not { } client)
        {
            if (_words.Count == MostWords)
            {
                _words.Dequeue();
            }

            _words.Enqueue(message);
            return;
        }

        if (_present.Count == MostPresent && !_present.ContainsKey(client))
        {
            _present.RemoveAt(0);
        }

        _present[client] = message;
    }

    /// <summary>What is to be sent next; null for nothing.</summary>
    public Message? Take()
    {
        if (_words.TryDequeue(out var words))
        {
            return words;
        }

        if (_present.Count == 0)
        {
            return null;
        }

        var next = _present.GetAt(0).Value;
        _present.RemoveAt(0);
        return next;
    }

    /// <summary>What a guest is to be sent.</summary>
    /// <param name="Said">The message, written out; null where the guest is only to show its right.</param>
    /// <param name="AccessVersion">The version of access under which it is said.</param>
    public readonly record struct Message(SerializedHubMessage? Said, long AccessVersion)
    {
        /// <summary>The number in the log, where it is words.</summary>
        public long? Sequence { get; init; }

        /// <summary>Of which client it says where they are.</summary>
        public ulong? Client { get; init; }
    }
}
