using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People;

/// <summary>The code of the language that the signed-in teacher chose for the pages; null for a visitor or where none was chosen.</summary>
public sealed record MyLanguage : IQuery<string?>, IAnyone
{
    internal sealed class Handler(ClustersDb db, Caller caller) : IRequestHandler<MyLanguage, string?>
    {
        public async Task<string?> Handle(MyLanguage request, CancellationToken cancellationToken) => caller.TeacherId is { } teacher
            ? await db.Set<Teacher>().Where(t => t.Id == teacher).Select(t => t.PagesIn).SingleAsync(cancellationToken)
            : null;
    }
}
