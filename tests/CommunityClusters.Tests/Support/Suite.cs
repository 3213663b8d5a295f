using CommunityClusters.Tests.Support;

[assembly: AssemblyFixture(typeof(Suite))]

namespace CommunityClusters.Tests.Support;

/// <summary>What lasts as long as the suite, and is cleared away at its end.</summary>
public sealed class Suite : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await OwnDatabase.RemoveTemplates();
        await PostgresServer.Stop();
        await BlobServer.Stop();
    }
}
