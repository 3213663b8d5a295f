using CommunityClusters.Persistence;

namespace CommunityClusters.Features.Decisions;

/// <summary>
/// Has the database forget what closing deleted: out of its log, and out of what it keeps for readers. It is no part of anybody's vote, which is counted whether or not this can be
/// done at the moment. The program does it within a minute, and again for an hour, for who reads meanwhile hinders it; and at its start and each hour anyway, for a node may have been
/// cut off right after a commit.
/// </summary>
internal sealed partial class Forgetting(IServiceScopeFactory scopes, TimeProvider time, ILogger<Forgetting> logger)
{
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);
    private static readonly string[] Tables = ["Ballots", "BallotKeys"];

    private long _owedUntil;
    private DateTimeOffset _last;

    /// <summary>A decision was closed: what was deleted is to be forgotten.</summary>
    public void IsOwed() => Volatile.Write(ref _owedUntil, (time.GetUtcNow() + Again).UtcTicks);

    /// <summary>Does it where it is owed, as far as nobody hinders it; what is hindered stays owed.</summary>
    public async Task Forget(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now.UtcTicks > Volatile.Read(ref _owedUntil) && now - _last < Again)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (!await scope.ServiceProvider.GetRequiredService<ClustersDb>().ForgetDeleted(Tables, cancellationToken))
            {
                IsOwed();
            }

            _last = now;
        }
#pragma warning disable CA1031 // What was not forgotten now is forgotten a minute later; the program goes on.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            IsOwed();
            CouldNotForget(logger, e);
        }
    }

    [LoggerMessage(LogLevel.Error, "What was deleted when a decision closed could not be cleared out of the database; it is tried again.")]
    private static partial void CouldNotForget(ILogger logger, Exception exception);
}
