using System.Text.Json;
using CommunityClusters.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Pipeline;

/// <summary>
/// A command that may arrive twice (a double tap, a phone that did not hear the answer) and is carried out once.
/// The id is made where the command is made; it never orders or dates anything (law 4).
/// </summary>
public interface IOnce
{
    /// <summary>A random (version 4) id, made with the form or on the phone.</summary>
    Guid CommandId { get; }
}

/// <summary>
/// A command that waits on the phone until there is signal (law 3). It names its author, and is done in that teacher's session
/// only: a phone is lent, and what one wrote is never sent as another.
/// </summary>
public interface IWaits : IOnce
{
    /// <summary>The teacher on whose phone it was made; empty when it was sent at once from a page.</summary>
    Guid Author { get; }
}

/// <summary>
/// A command of which nothing is kept but what it does: that it was sent, when and with what stands in no record of commands, and it waits on no phone. It
/// can be neither <see cref="IOnce"/> nor <see cref="IWaits"/> (<see cref="Doors"/>), and says nothing of itself where it is printed.
/// </summary>
public interface ISecret;

/// <summary>The answer that a command of <see cref="IOnce"/> was given, kept for its repetition.</summary>
public sealed class Done
{
    /// <summary>The teacher who sent the command.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>The command's own id.</summary>
    public Guid CommandId { get; init; }

    /// <summary>The request's type: an id used for another request is no repetition.</summary>
    public required string Request { get; init; }

    /// <summary>The answer as JSON.</summary>
    public string Answer { get; set; } = "null";

    /// <summary>When it was done.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Answers a repeated command with the first one's answer, without doing it again.</summary>
internal sealed class OnceStep<TRequest, TResponse>(ClustersDb db, Caller caller, TimeProvider time)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is IWaits { Author: var author } && author != Guid.Empty && author != caller.TeacherId)
        {
            throw new NotYoursException();
        }

        if (request is not IOnce { CommandId: var id } || id == Guid.Empty || caller.TeacherId is not { } teacher)
        {
            return await next();
        }

        var name = typeof(TRequest).Name;
        // The insert waits for a twin that is still under way, so the second always finds the first's answer.
        var first = await db.TryClaimCommand(teacher, id, name, time.GetUtcNow(), cancellationToken);
        var done = await db.Set<Done>().SingleAsync(d => d.TeacherId == teacher && d.CommandId == id, cancellationToken);
        if (first)
        {
            var result = await next();
            done.Answer = JsonSerializer.Serialize(result);
            return result;
        }

        return done.Request == name
            ? JsonSerializer.Deserialize<TResponse>(done.Answer)!
            : throw new RuleBrokenException("problem.stale");
    }
}
