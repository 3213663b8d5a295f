using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Actions;

/// <summary>A member says anew what is to be done, by whom and until when.</summary>
public sealed record ChangeAction : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The action.</summary>
    public Guid ActionId { get; init; }

    /// <summary>Its version when its member saw it.</summary>
    public int Seen { get; init; }

    /// <summary>What is to be done.</summary>
    public string What { get; init => field = value.OneLine(); } = "";

    /// <summary>Who has it; null for nobody yet.</summary>
    public Guid? TeacherId { get; init; }

    /// <summary>Until when, if that is said.</summary>
    public DateOnly? By { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeAction>
    {
        public Validator()
        {
            RuleFor(r => r.What).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("actions.what.missing").MaximumLength(Action.LongestWhat).WithMessage("actions.what.long");
            RuleFor(r => r.By).Must(TypedDay.IsOne).WithMessage("actions.by.wrong");
        }
    }

    internal sealed class Handler(ActionPen pen, Caller caller) : IRequestHandler<ChangeAction, Unit>
    {
        public async Task<Unit> Handle(ChangeAction request, CancellationToken cancellationToken)
        {
            await pen.Change(
                request.ClusterId, request.ActionId,
                async action =>
                {
                    action.MustBeAsSeen(request.Seen);
                    action.Is(request.What, request.By, await pen.TakerOf(request.ClusterId, request.TeacherId, cancellationToken), caller.Teacher);
                },
                cancellationToken);
            return Unit.Value;
        }
    }
}
