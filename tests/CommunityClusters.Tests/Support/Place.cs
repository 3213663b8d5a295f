using System.Reflection;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Support;

/// <summary>A Community Clusters of a test's own, with an empty database, to which people come.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly OwnDatabase _database;
    private readonly List<Node> _nodes = [];
    private readonly Action<IServiceCollection>? _change;

    private readonly IReadOnlyDictionary<string, string> _settings;

    private Place(OwnDatabase database, IReadOnlyDictionary<string, string> more, Action<IServiceCollection>? change)
    {
        _database = database;
        _settings = new Dictionary<string, string>(database.Settings.Concat(more), StringComparer.Ordinal);
        _change = change;
        AnotherNode();
    }

    /// <summary>All nodes that were started.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The first node.</summary>
    public Node Node => _nodes[0];

    public static async Task<Place> On(Database database, Action<IServiceCollection>? change = null) =>
        new(await OwnDatabase.Copy(database), new Dictionary<string, string>(StringComparer.Ordinal), change);

    /// <summary>One whose files lie where they are wanted.</summary>
    public static async Task<Place> On(Database database, Store store, Action<IServiceCollection>? change = null) =>
        new(await OwnDatabase.Copy(database), store == Store.Disk ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Files:AzureBlobs"] = await BlobServer.ConnectionString,
            ["Files:Container"] = $"c{Guid.NewGuid():n}",
        }, change);

    /// <summary>Starts one more node on the same database.</summary>
    public Node AnotherNode()
    {
        var node = new Node(_settings, _change);
        _nodes.Add(node);
        _ = node.Server;
        return node;
    }

    /// <summary>Somebody without an account, with a phone of their own.</summary>
    public Person Visitor() => new(this, Node);

    /// <summary>Somebody who has just made an account.</summary>
    public async Task<Person> Newcomer(string name)
    {
        var person = Visitor();
        await person.SignsUp(name);
        return person;
    }

    /// <summary>Sends a request on behalf of a person, past all pages.</summary>
    public Task<TResult> Sends<TResult>(Person? person, IRequest<TResult> request, bool atConsole = false) => Inside(services => SendsWith(services, person, request, atConsole));

    /// <summary>Sends a request after others that had the same services in hand, as one page does.</summary>
    public static async Task<TResult> SendsWith<TResult>(IServiceProvider services, Person? person, IRequest<TResult> request, bool atConsole = false)
    {
        // As a browser would send it that names the site by its own name.
        services.GetRequiredService<IHttpContextAccessor>().HttpContext =
            new DefaultHttpContext { RequestServices = services, Request = { Scheme = "http", Host = new HostString("localhost"), Headers = { Origin = "http://localhost" } } };
        var caller = services.GetRequiredService<Caller>();
        caller.Claims(person?.SessionId);
        if (atConsole)
        {
            caller.AtConsole();
        }

        return await services.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a request of which only the type is known, on behalf of a person or of nobody.</summary>
    public Task<object?> SendsAny(Person? person, object request, bool atConsole = false)
    {
        var answer = Assert.Single(request.GetType().GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        return (Task<object?>)typeof(Place).GetMethod(nameof(SendsOne), BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(answer).Invoke(this, [person, request, atConsole])!;
    }

    /// <summary>Looks into the database.</summary>
    public Task<TResult> Reads<TResult>(Func<ClustersDb, Task<TResult>> look) =>
        Inside(services => look(services.GetRequiredService<ClustersDb>()));

    /// <summary>How many rows of a kind there are.</summary>
    public Task<int> Count<T>() where T : class =>
        Reads(db => db.Set<T>().CountAsync(TestContext.Current.CancellationToken));

    public async Task<TResult> Inside<TResult>(Func<IServiceProvider, Task<TResult>> look)
    {
        await using var scope = Node.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider);
    }

    private async Task<object?> SendsOne<TResult>(Person? person, IRequest<TResult> request, bool atConsole) => await Sends(person, request, atConsole);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _database.DisposeAsync();
    }
}
