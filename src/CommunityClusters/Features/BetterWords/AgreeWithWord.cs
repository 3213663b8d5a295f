using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.BetterWords;

/// <summary>A teacher would say it so, too, or no longer. Said twice it counts once; what nobody would say any more goes.</summary>
/// <param name="SuggestionId">The suggestion.</param>
/// <param name="NoLonger">Whether they take it back.</param>
public sealed record AgreeWithWord(Guid SuggestionId, bool NoLonger = false) : ICommand<Unit>, ISignedIn
{
    internal sealed class Handler(ClustersDb db, Caller caller, SuggestionList suggestions) : IRequestHandler<AgreeWithWord, Unit>
    {
        public async Task<Unit> Handle(AgreeWithWord request, CancellationToken cancellationToken)
        {
            var language = await db.Set<Suggestion>().Where(s => s.Id == request.SuggestionId).Select(s => s.Language).SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotVisibleException();
            await suggestions.TakeTurns(language, cancellationToken);
            var suggestion = await db.Set<Suggestion>().SingleOrDefaultAsync(s => s.Id == request.SuggestionId, cancellationToken)
                ?? throw new NotVisibleException();
            if (!request.NoLonger)
            {
                await suggestions.Agree(suggestion, cancellationToken);
                return Unit.Value;
            }

            var all = await db.Set<Agreement>().Where(a => a.SuggestionId == suggestion.Id).ToListAsync(cancellationToken);
            db.RemoveRange(all.Where(a => a.TeacherId == caller.Teacher));
            if (all.TrueForAll(a => a.TeacherId == caller.Teacher))
            {
                db.Remove(suggestion);
            }

            return Unit.Value;
        }
    }
}
