using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>A member says for how long the cluster elects its leader. It holds from the next election on: one that is open elects for the term for which it was called.</summary>
public sealed record ChooseTerm : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The months.</summary>
    public int Months { get; init; }

    internal sealed class Validator : AbstractValidator<ChooseTerm>
    {
        public Validator() => RuleFor(r => r.Months).Must(m => LeaderTerm.Choices.Contains(m)).WithMessage("elections.term.wrong");
    }

    internal sealed class Handler(ClustersDb db, DecisionPen pen, LeaderBroadcasts leading) : IRequestHandler<ChooseTerm, Unit>
    {
        public async Task<Unit> Handle(ChooseTerm request, CancellationToken cancellationToken)
        {
            await pen.Hold(request.ClusterId, cancellationToken);
            if (await db.Set<LeaderTerm>().SingleOrDefaultAsync(t => t.ClusterId == request.ClusterId, cancellationToken) is { } term)
            {
                term.Months = request.Months;
            }
            else
            {
                db.Add(new LeaderTerm { ClusterId = request.ClusterId, Months = request.Months });
            }

            await leading.Changed(request.ClusterId, cancellationToken);
            return Unit.Value;
        }
    }
}
