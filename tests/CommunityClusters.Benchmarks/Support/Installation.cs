using System.Data.Common;
using System.Globalization;
using System.Security.Claims;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CommunityClusters.Benchmarks.Support;

/// <summary>The program on a database of its own, serving over Kestrel at a port of its own.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly OwnDatabase _database;
    private readonly ServerTime _time = new();
    private readonly Node _node;

    private Installation(OwnDatabase database)
    {
        _database = database;
        _node = new Node(database.Settings, _time.AddTo);
        _node.UseKestrel(0);
        _node.StartServer();
        Address = new Uri(_node.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public IServiceProvider Services => _node.Services;

    private HttpClient Http { get; }

    /// <summary>An installation without teachers.</summary>
    public static async Task<Installation> On(Database database) => new(await OwnDatabase.Copy(database));

    /// <summary>Ends this one, and begins so many with the same content.</summary>
    public async Task<IReadOnlyList<Installation>> Becomes(int count)
    {
        await _node.DisposeAsync();
        await _database.LetGo();
        var copies = new List<Installation>();
        for (var i = 0; i < count; i++)
        {
            copies.Add(new Installation(await _database.Copied()));
        }

        await DisposeAsync();
        return copies;
    }

    /// <summary>Ends the program, and leaves its database to whoever goes on with it.</summary>
    public async Task<OwnDatabase> Leaves()
    {
        Http.Dispose();
        await _node.DisposeAsync();
        await _database.LetGo();
        return _database;
    }

    /// <summary>Says something to the program at its owner's console.</summary>
    public async Task<string> AtConsole(params string[] words)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await new OwnersConsole(Services, output, isTerminal: false).Run(words);
        return exit == 0 ? output.ToString() : throw new InvalidOperationException($"The console ended with {exit}: {output}");
    }

    /// <summary>Works on the database past the program.</summary>
    public async Task<T> Inside<T>(Func<ClustersDb, DbConnection, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClustersDb>();
        await db.Database.OpenConnectionAsync();
        return await work(db, db.Database.GetDbConnection());
    }

    /// <summary>Sends a request as whoever a session is of.</summary>
    public async Task<T> Sends<T>(Guid session, IRequest<T> request)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Claims(session);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>The cookie of a session, as the program gives it at signing in.</summary>
    public string CookieOf(Guid session)
    {
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var identity = new ClaimsIdentity([new Claim(Caller.SessionClaim, session.ToString())], scheme);
        var now = DateTimeOffset.UtcNow;
        var properties = new AuthenticationProperties { IsPersistent = true, IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, scheme))}";
    }

    /// <summary>Opens a page with a cookie.</summary>
    /// <returns>The page, and how many milliseconds the program took.</returns>
    public async Task<(string Page, double Milliseconds)> Opens(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var response = await Http.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? (page, _time.Milliseconds)
            : throw new InvalidOperationException($"{path} was answered with {response.StatusCode}. {string.Join('\n', _node.Complaints.All)}");
    }

    /// <summary>How many bytes a page has on the line, compressed as for a browser, without its head.</summary>
    public async Task<int> Weighs(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var response = await Http.SendAsync(request);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _node.DisposeAsync();
        await _database.LetGo();
        await _database.DisposeAsync();
    }
}
