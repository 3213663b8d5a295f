namespace CommunityClusters.E2E.Support;

/// <summary>
/// A test in which people use browsers. At its end nobody's browser may have complained. Journeys go one after the other, beside
/// the walk over all pages: both wait more than they work.
/// </summary>
[Collection("Journeys")]
public abstract class Journey(Suite suite) : IAsyncLifetime
{
    private readonly List<Person> _people = [];
    private readonly List<IDisposable> _outlasting = [];

    protected Suite Suite { get; } = suite;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Somebody opens a browser; a cheap phone unless told otherwise.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="with">What is different about their browser.</param>
    /// <param name="at">The address by which they reach the program, if it is another.</param>
    /// <param name="losesLine">Whether failed connections are part of the journey.</param>
    protected async Task<Person> Arrive(string name, BrowserNewContextOptions? with = null, string? at = null, bool losesLine = false)
    {
        var person = await Person.Arrive(Suite.Browser, name, at ?? Suite.Program.Address, with, losesLine);
        _people.Add(person);
        return person;
    }

    /// <summary>Somebody takes up a phone that is on.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="phone">What it has open.</param>
    /// <param name="at">The address by which it reaches the program.</param>
    protected async Task<Person> TakeUp(string name, IBrowserContext phone, string at)
    {
        var person = await Person.With(phone, name, at, losesLine: true);
        _people.Add(person);
        return person;
    }

    /// <summary>Ends a program or a line of this journey's own only once everybody's browser is closed, for a browser complains of a server that went away.</summary>
    /// <param name="thing">What people's browsers are connected to.</param>
    protected T OutlastsPeople<T>(T thing)
        where T : IDisposable
    {
        _outlasting.Add(thing);
        return thing;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        var problems = new List<string>();
        foreach (var person in _people)
        {
            if (failed && !person.Page.IsClosed)
            {
                var file = $"{TestContext.Current.TestMethod?.MethodName}-{person.Name}.png";
                await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Findings, file), FullPage = true });
            }

            problems.AddRange(person.Problems);
            await person.Context.CloseAsync();
        }

        _outlasting.ForEach(thing => thing.Dispose());
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }
}
