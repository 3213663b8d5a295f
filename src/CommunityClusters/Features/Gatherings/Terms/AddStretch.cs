using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>A member adds a term, holidays or exam weeks to the cluster's calendar.</summary>
public sealed record AddStretch : ICommand<Guid>, IMembers, IOnce
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>What it is, and its days.</summary>
    public StretchEntry What { get; init; } = new();

    internal sealed class Validator : AbstractValidator<AddStretch>
    {
        public Validator() => RuleFor(r => r.What).SetValidator(new StretchEntry.Validator());
    }

    internal sealed class Handler(TermsPen pen) : IRequestHandler<AddStretch, Guid>
    {
        public async Task<Guid> Handle(AddStretch request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, cancellationToken);
            var stretch = pen.Add(request.What.Kind, request.What.Name, request.What.First!.Value, request.What.Last!.Value);
            await pen.Tell(cancellationToken);
            return stretch.Id;
        }
    }
}
