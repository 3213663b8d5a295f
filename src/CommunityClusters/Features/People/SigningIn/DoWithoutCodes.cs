using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher does without recovery codes: home offers them no more. They can still make some whenever they want.</summary>
public sealed record DoWithoutCodes : ICommand<Unit>, ISignedIn
{
    internal sealed class Handler(ClustersDb db, Caller caller) : IRequestHandler<DoWithoutCodes, Unit>
    {
        public async Task<Unit> Handle(DoWithoutCodes request, CancellationToken cancellationToken)
        {
            var teacher = await db.Set<Teacher>().SingleAsync(t => t.Id == caller.Teacher, cancellationToken);
            teacher.DoesWithoutCodes();
            return Unit.Value;
        }
    }
}
