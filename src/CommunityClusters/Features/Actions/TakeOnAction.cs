using CommunityClusters.Features.Gatherings;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Actions;

/// <summary>A member takes something on, or writes down what a colleague took on: the colleague sees it at home, and lets it go by one tap where it was not so.</summary>
public sealed record TakeOnAction : ICommand<Guid>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering at which it was taken on; null where it was at none.</summary>
    public Guid? GatheringId { get; init; }

    /// <summary>What is to be done.</summary>
    public string What { get; init => field = value.OneLine(); } = "";

    /// <summary>Who takes it on; null for nobody yet.</summary>
    public Guid? TeacherId { get; init; }

    /// <summary>Until when, if that is said.</summary>
    public DateOnly? By { get; init; }

    internal sealed class Validator : AbstractValidator<TakeOnAction>
    {
        public Validator()
        {
            RuleFor(r => r.What).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("actions.what.missing").MaximumLength(Action.LongestWhat).WithMessage("actions.what.long");
            RuleFor(r => r.By).Must(TypedDay.IsOne).WithMessage("actions.by.wrong");
        }
    }

    internal sealed class Handler(ClustersDb db, ActionPen pen, ActionBroadcasts broadcasts, GatheringAccess gatherings, Caller caller, TimeProvider time) : IRequestHandler<TakeOnAction, Guid>
    {
        public async Task<Guid> Handle(TakeOnAction request, CancellationToken cancellationToken)
        {
            await pen.Hold(request.ClusterId, cancellationToken);
            if (request.GatheringId is { } gathering)
            {
                await gatherings.MustBeOf(request.ClusterId, gathering, cancellationToken);
            }

            var id = Guid.NewGuid();
            var number = await broadcasts.Changed(request.ClusterId, [(id, request.GatheringId)], cancellationToken);
            var action = new Action { Id = id, ClusterId = request.ClusterId, GatheringId = request.GatheringId, Number = number, WrittenBy = caller.Teacher, WrittenAt = time.GetUtcNow() };
            action.Is(request.What, request.By, await pen.TakerOf(request.ClusterId, request.TeacherId, cancellationToken), caller.Teacher);
            db.Add(action);
            return id;
        }
    }
}
