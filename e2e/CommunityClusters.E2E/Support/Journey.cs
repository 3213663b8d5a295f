namespace CommunityClusters.E2E.Support;

/// <summary>A test in which people use browsers. At its end nobody's browser may have complained.</summary>
public abstract class Journey(Suite suite) : IAsyncLifetime
{
    private readonly List<Person> _people = [];

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

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        var problems = new List<string>();
        foreach (var person in _people)
        {
            if (failed)
            {
                var file = $"{TestContext.Current.TestMethod?.MethodName}-{person.Name}.png";
                await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Findings, file), FullPage = true });
            }

            problems.AddRange(person.Problems);
            await person.Context.CloseAsync();
        }

        Assert.Empty(problems);
    }
}
