using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>A member says anew what a stretch of the calendar is, or which days it has.</summary>
public sealed record ChangeStretch : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The stretch.</summary>
    public Guid StretchId { get; init; }

    /// <summary>The version that the member saw; a later one is not written over unseen.</summary>
    public int Seen { get; init; }

    /// <summary>What it is, and its days.</summary>
    public StretchEntry What { get; init; } = new();

    internal sealed class Validator : AbstractValidator<ChangeStretch>
    {
        public Validator() => RuleFor(r => r.What).SetValidator(new StretchEntry.Validator());
    }

    internal sealed class Handler(TermsPen pen) : IRequestHandler<ChangeStretch, Unit>
    {
        public async Task<Unit> Handle(ChangeStretch request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, cancellationToken);
            var stretch = pen.Find(request.StretchId) ?? throw new RuleBrokenException("terms.gone");
            var (kind, name, first, last) = (request.What.Kind, request.What.Name, request.What.First!.Value, request.What.Last!.Value);
            // Two who put it right in the same way agree.
            if (!stretch.IsAlready(kind, name, first, last) || stretch.Name != name)
            {
                stretch.MustBeAsSeen(request.Seen);
                pen.Change(stretch, kind, name, first, last);
                await pen.Tell(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
