using System.Collections.Concurrent;
using System.Data.Common;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Support;

/// <summary>What the databases were sent, statement by statement.</summary>
internal sealed class CountedCommands : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _all = new();

    public IReadOnlyList<string> All => [.. _all];

    public void AddTo(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteClustersDb>((_, options) => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresClustersDb>((_, options) => options.AddInterceptors(this));
    }

    public void BeginAgain() => _all.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _all.Enqueue(command.CommandText);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        _all.Enqueue(command.CommandText);
        return new(result);
    }
}
