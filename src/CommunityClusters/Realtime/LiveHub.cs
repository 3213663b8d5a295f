using CommunityClusters.Documents;
using CommunityClusters.Features.Threads;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime.Protocol;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;

namespace CommunityClusters.Realtime;

/// <summary>The live line of open pages: a page says what it watches and the latest news that it shows.</summary>
[Authorize]
internal sealed class LiveHub(IMediator mediator, Caller caller, Watchers watchers, Rooms rooms, Scribe scribe, Company company, TimeProvider time) : Hub
{
    // A visit by Turbo keeps its connection from page to page.
    private const int MostWatches = 500;
    private const int MostFragments = 20;

    // People type, and a phone gathers what they type: no page of ours comes near these.
    private const int PushesASecond = 20;
    private const int PushesAtOnce = 40;
    private const int OpeningsASecond = 2;
    private const int OpeningsAtOnce = 60;
    private const int WordsAtOnce = 20;

    /// <summary>Watches a page's topic, and no longer the last page's, from a page's cursor on; what the page missed is sent at once.</summary>
    /// <param name="topic">Kind and id, as the page was given it.</param>
    /// <param name="cursor">The latest news that the page shows.</param>
    /// <param name="fragments">The kinds of fragment that the page has.</param>
    /// <param name="language">The language in which the page is drawn; a line outlives a change of it.</param>
    /// <param name="drawing">Not sent: made for this call alone, for it brings all that pages show, and a letter needs none of it.</param>
    public Task Watch(string topic, long cursor, string[] fragments, string language, [FromServices] FragmentDrawing drawing) =>
        WatchPage(0, topic, cursor, fragments, language, drawing);

    /// <summary>As <see cref="Watch"/>, which pages of yesterday call: what is sent to this page carries its number.</summary>
    /// <param name="page">The number of the page on this line.</param>
    /// <param name="topic">Kind and id, as the page was given it.</param>
    /// <param name="cursor">The latest news that the page shows.</param>
    /// <param name="fragments">The kinds of fragment that the page has.</param>
    /// <param name="language">The language in which the page is drawn.</param>
    /// <param name="drawing">Not sent.</param>
    public async Task WatchPage(int page, string topic, long cursor, string[] fragments, string language, [FromServices] FragmentDrawing drawing)
    {
        caller.Claims(Context.User);
        var watched = Context.Items.TryGetValue(nameof(Watch), out var value) ? (int)value! : 0;
        if (caller.SessionId is not { } session || watched >= MostWatches || fragments.Length > MostFragments)
        {
            throw new HubException("refused");
        }

        try
        {
            var state = await mediator.Send(drawing.RequestToWatch(topic), Context.ConnectionAborted);
            Context.Items[nameof(Watch)] = watched + 1;
            var watcher = new Watcher(Context, session, (Languages.Named(language) ?? Languages.English).Code, fragments, page) { Cursor = cursor, CheckedAt = state.AccessVersion };
            await watchers.Add(topic, watcher);
        }
        catch (Exception e) when (e is NotVisibleException or NotYoursException or NotSignedInException)
        {
            await Clients.Caller.SendAsync(Calls.Over, topic, Context.ConnectionAborted);
        }
    }

    /// <summary>Opens a document, and from now on hears what others write in it (<c>documentUpdated</c>) and where they are (<c>documentAwareness</c>).</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="sequence">The number up to which the phone has its log; 0 where it has nothing.</param>
    /// <param name="stateVector">What the phone knows.</param>
    public async Task<OpenedDocument> OpenDocument(Guid documentId, long sequence, byte[] stateVector)
    {
        if (!Allows(nameof(OpenDocument), OpeningsASecond, OpeningsAtOnce))
        {
            throw new HubException("busy");
        }

        var guest = rooms.Enter(documentId, Context, Session()) ?? throw new HubException("refused");
        try
        {
            var answer = await mediator.Send(new OpenDocument(documentId, sequence, stateVector), Context.ConnectionAborted);
            rooms.Begins(guest, answer);
            return new OpenedDocument(true, answer.MayWrite, answer.Sequence, answer.Updates, new You(answer.TeacherId, answer.Name), answer.Rest);
        }
        catch (Exception e) when (e is NotVisibleException or NotYoursException or NotSignedInException or ValidationException)
        {
            rooms.Leave(documentId, Context.ConnectionId);
            return new OpenedDocument(false, false, 0, [], null, null);
        }
    }

    /// <summary>Adds what was written on the phone; answered once it is on the disk.</summary>
    public Task<PushAnswer> PushUpdate(Guid documentId, byte[] update) =>
        !Allows(nameof(PushUpdate), PushesASecond, PushesAtOnce) ? Task.FromResult(new PushAnswer(null, false, Refusal.Busy))
        : update.Length > Document.LargestPush ? Task.FromResult(new PushAnswer(null, false, Refusal.Large))
        : scribe.Keep(new Push(documentId, Session(), update, Context.ConnectionId), Context.ConnectionAborted);

    /// <summary>Tells the others where the teacher is in a document.</summary>
    public void ShareAwareness(Guid documentId, byte[] update) => rooms.Share(documentId, Context.ConnectionId, update);

    /// <summary>Hears no more of a document.</summary>
    public void CloseDocument(Guid documentId) => rooms.Leave(documentId, Context.ConnectionId);

    /// <summary>Has a thread open, and hears from now on who else has (<c>talk</c>): their names, and those of who is writing.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="threadId">The thread, by the id under which the page watches it.</param>
    public async Task EnterThread(Guid clusterId, Guid threadId)
    {
        if (!Allows(nameof(EnterThread), OpeningsASecond, OpeningsAtOnce))
        {
            return;
        }

        var session = Session();
        try
        {
            company.Enter(Context.ConnectionId, session, clusterId, threadId, await mediator.Send(new EnterThread(clusterId), Context.ConnectionAborted));
        }
        catch (Exception e) when (e is NotVisibleException or NotYoursException or NotSignedInException)
        {
            company.Leave(Context.ConnectionId);
        }
    }

    /// <summary>Is writing in the thread that is open, or stopped.</summary>
    public void WriteInThread(bool writes)
    {
        if (Allows(nameof(WriteInThread), 1, WordsAtOnce))
        {
            company.Write(Context.ConnectionId, writes);
        }
    }

    /// <summary>Has the thread no longer open.</summary>
    public void LeaveThread() => company.Leave(Context.ConnectionId);

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        caller.Claims(Context.User);
        if (caller.SessionId is { } session)
        {
            watchers.Connected(Context, session);
        }

        return base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watchers.Disconnected(Context);
        rooms.Disconnected(Context.ConnectionId);
        company.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    // A line's calls come one after the other.
    private bool Allows(string what, double aSecond, int atOnce)
    {
        var allowance = Context.Items.TryGetValue(what, out var held) ? (Allowance)held! : null;
        Context.Items[what] = allowance ??= new Allowance(aSecond, atOnce, time);
        return allowance.Takes();
    }

    private Guid Session()
    {
        caller.Claims(Context.User);
        return caller.SessionId ?? throw new HubException("refused");
    }
}

/// <summary>What a phone is answered that opens a document.</summary>
/// <param name="Known">Whether there is such a document for this teacher.</param>
/// <param name="MayWrite">Whether they may write.</param>
/// <param name="Sequence">The number up to which the phone has the log once it applied the updates.</param>
/// <param name="Updates">To be applied in order.</param>
/// <param name="You">In whose session the line is by now: on a lent phone it may be another's than the words.</param>
/// <param name="Rest">From where the phone goes on to fetch what it lacks; null where the updates are all.</param>
internal sealed record OpenedDocument(bool Known, bool MayWrite, long Sequence, IReadOnlyList<byte[]> Updates, You? You, string? Rest);

/// <summary>The teacher of a session.</summary>
internal sealed record You(Guid Id, string Name);
