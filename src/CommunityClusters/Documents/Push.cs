using System.Text.Json.Serialization;

namespace CommunityClusters.Documents;

/// <summary>Why a push is not taken; the phone knows these by their names.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Refusal>))]
public enum Refusal
{
    /// <summary>The document is not known, or no longer to this teacher.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,

    /// <summary>The teacher may only read.</summary>
    [JsonStringEnumMemberName("read")] Read,

    /// <summary>It is no update.</summary>
    [JsonStringEnumMemberName("malformed")] Malformed,

    /// <summary>It writes under another teacher's client id.</summary>
    [JsonStringEnumMemberName("foreign")] Foreign,

    /// <summary>The document is at its limit; deletions are still taken.</summary>
    [JsonStringEnumMemberName("full")] Full,

    /// <summary>It is too large for the line and has to come in parts.</summary>
    [JsonStringEnumMemberName("large")] Large,

    /// <summary>It comes too soon after many others on the same line; the phone waits a little and sends it again.</summary>
    [JsonStringEnumMemberName("busy")] Busy,
}

/// <summary>What a phone is answered: the number under which its words are on the disk, or why they are not.</summary>
/// <param name="Sequence">The number in the document's log; for one that says nothing new the log's latest.</param>
/// <param name="IsNew">Whether the number is this update's own.</param>
/// <param name="Refused">Why it was not taken.</param>
public sealed record PushAnswer(long? Sequence, bool IsNew, Refusal? Refused);

/// <summary>One update on its way from a phone to the log, in the session in which it was sent.</summary>
/// <param name="documentId">The document.</param>
/// <param name="sessionId">The session; its teacher and their right are found in the transaction that keeps the update.</param>
/// <param name="update">The update.</param>
/// <param name="connectionId">The connection that needs not be sent it.</param>
internal sealed class Push(Guid documentId, Guid sessionId, byte[] update, string? connectionId)
{
    private readonly TaskCompletionSource<PushAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid DocumentId { get; } = documentId;
    public Guid SessionId { get; } = sessionId;
    public byte[] Update { get; } = update;
    public string? ConnectionId { get; } = connectionId;

    /// <summary>Comes once the update is on the disk, or refused.</summary>
    public Task<PushAnswer> Answer => _answer.Task;

    /// <summary>What of the update the document had not got: that is logged, and sent to others.</summary>
    public byte[] News { get; private set; } = [];

    public Guid TeacherId { get; private set; }
    public Document? Document { get; private set; }
    public Refusal? Refused { get; private set; }
    public long? Sequence { get; private set; }

    /// <summary>Whether the log has it now, and others are to be sent it.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Forgets what an attempt found that was rolled back.</summary>
    public void BeginsAnew() => (Document, Refused, Sequence, IsNew) = (null, null, null, false);

    public void IsBy(Guid teacherId, Document document) => (TeacherId, Document) = (teacherId, document);

    public void Refuse(Refusal why) => Refused = why;

    public void IsKept(long sequence, bool isNew, byte[] news) => (Sequence, IsNew, News) = (sequence, isNew, news);

    public void Tell() => _answer.TrySetResult(new PushAnswer(Refused is null ? Sequence : null, IsNew, Refused));

    public void Fail(Exception why) => _answer.TrySetException(why);
}
