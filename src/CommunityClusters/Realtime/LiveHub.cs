using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace CommunityClusters.Realtime;

/// <summary>The live line of open pages: a page says what it watches and the latest news that it shows.</summary>
[Authorize]
internal sealed class LiveHub(IMediator mediator, Caller caller, Watchers watchers, FragmentDrawing drawing) : Hub
{
    // A visit by Turbo keeps its connection from page to page.
    private const int MostWatches = 500;
    private const int MostFragments = 20;

    /// <summary>Watches a page's topic, and no longer the last page's, from a page's cursor on; what the page missed is sent at once.</summary>
    /// <param name="topic">Kind and id, as the page was given it.</param>
    /// <param name="cursor">The latest news that the page shows.</param>
    /// <param name="fragments">The kinds of fragment that the page has.</param>
    /// <param name="language">The language in which the page is drawn; a line outlives a change of it.</param>
    public async Task Watch(string topic, long cursor, string[] fragments, string language)
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
            var watcher = new Watcher(Context, session, (Languages.Named(language) ?? Languages.English).Code, fragments) { Cursor = cursor, CheckedAt = state.AccessVersion };
            await watchers.Add(topic, watcher);
        }
        catch (Exception e) when (e is NotVisibleException or NotYoursException or NotSignedInException)
        {
            await Clients.Caller.SendAsync("over", topic, Context.ConnectionAborted);
        }
    }

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
        return base.OnDisconnectedAsync(exception);
    }
}
