using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Agenda;

/// <summary>A member puts something on the agenda of a gathering.</summary>
public sealed record AddToAgenda : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>What it is.</summary>
    public string Text { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<AddToAgenda>
    {
        public Validator() => RuleFor(r => r.Text).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("agenda.text.missing").MaximumLength(AgendaItem.Longest).WithMessage("agenda.text.long");
    }

    internal sealed class Handler(ClustersDb db, GatheringAccess gatherings, GatheringBroadcasts broadcasts, Caller caller) : IRequestHandler<AddToAgenda, Unit>
    {
        public async Task<Unit> Handle(AddToAgenda request, CancellationToken cancellationToken)
        {
            var number = await broadcasts.AgendaChanged(request.ClusterId, request.GatheringId, cancellationToken);
            await gatherings.MustBeOf(request.ClusterId, request.GatheringId, cancellationToken);
            if (await db.Set<AgendaItem>().CountAsync(i => i.GatheringId == request.GatheringId, cancellationToken) >= AgendaItem.Most)
            {
                throw new RuleBrokenException("agenda.full", ("limit", AgendaItem.Most));
            }

            db.Add(new AgendaItem { GatheringId = request.GatheringId, Number = number, Text = request.Text, AddedBy = caller.Teacher });
            return Unit.Value;
        }
    }
}
