using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>A member copies what begins in one year of the calendar to the next. What the next year says exactly so already stays.</summary>
public sealed record CopyYear : ICommand<Unit>, IMembers, IOnce
{
    private const int Earliest = 2000;
    private const int Latest = 2198;

    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The year that is copied.</summary>
    public int Year { get; init; }

    internal sealed class Validator : AbstractValidator<CopyYear>
    {
        public Validator() => RuleFor(r => r.Year).InclusiveBetween(Earliest, Latest).WithMessage("choice.unknown");
    }

    internal sealed class Handler(TermsPen pen) : IRequestHandler<CopyYear, Unit>
    {
        public async Task<Unit> Handle(CopyYear request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, cancellationToken);
            var year = pen.All.Where(s => s.First.Year == request.Year).ToList();
            if (year.Count == 0)
            {
                throw new RuleBrokenException("terms.year.empty", ("year", request.Year));
            }

            foreach (var later in year.Select(s => s.AYearLater()))
            {
                pen.Add(later.Kind, later.Name, later.First, later.Last);
            }

            await pen.Tell(cancellationToken);
            return Unit.Value;
        }
    }
}
