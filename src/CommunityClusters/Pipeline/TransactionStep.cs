using System.Data;
using CommunityClusters.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Pipeline;

/// <summary>
/// One request, one transaction. A command's is the writer's from its first statement on; a query's is one snapshot.
/// What was asked to happen after the commit happens only then.
/// </summary>
internal sealed class TransactionStep<TRequest, TResponse>(ClustersDb db, AfterCommit afterCommit)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : IRequest<TResponse>
{
    private const int MostTries = 3;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await InOne(request, next, cancellationToken);
            }
            // Who keeps updates has them in memory as well, and tries again by itself.
            catch (Exception e) when (tried < MostTries && request is not IEachWriter && db.WasInARing(e))
            {
                // Transactions waited for each other, and this one was ended for the others' sake: nothing of it is left.
                db.ChangeTracker.Clear();
                afterCommit.Forget();
            }
        }
    }

    private async Task<TResponse> InOne(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        var reads = request is IQuery<TResponse>;
        await using var transaction = reads
            ? await db.BeginSnapshot(cancellationToken)
            : await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

        var result = await next();
        if (!reads)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await afterCommit.Run();
        return result;
    }
}

/// <summary>What a request wants to happen once its transaction is committed, and not otherwise.</summary>
public sealed class AfterCommit
{
    private readonly List<Func<ValueTask>> _actions = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    /// <summary>Adds an action; it must not fail for reasons of its own, for the work is already done.</summary>
    public void Do(Func<ValueTask> action) => _actions.Add(action);

    /// <summary>Adds an action that happens once, however often it is named until the commit.</summary>
    public void DoOnce(string name, Func<ValueTask> action)
    {
        if (_named.Add(name))
        {
            Do(action);
        }
    }

    internal void Forget()
    {
        _actions.Clear();
        _named.Clear();
    }

    internal async ValueTask Run()
    {
        foreach (var action in _actions)
        {
            await action();
        }

        Forget();
    }
}
