using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Threads;

/// <summary>A member writes in a thread of the cluster, by itself or as an answer to a post.</summary>
public sealed record WritePost : ICommand<WritePost.Written>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>What the thread is about.</summary>
    public ThreadKind Kind { get; init; }

    /// <summary>The id of what it is about.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What is said.</summary>
    public string Text { get; init => field = value.Lines(); } = "";

    /// <summary>The post of the same thread that it answers, or null.</summary>
    public Guid? AnswerTo { get; init; }

    /// <summary>The post as it was written.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Number">Its order within the thread.</param>
    public sealed record Written(Guid Id, int Number);

    internal sealed class Validator : AbstractValidator<WritePost>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
            RuleFor(r => r.Text).SaysSomething();
        }
    }

    internal sealed class Handler(PostPen pen) : IRequestHandler<WritePost, Written>
    {
        public Task<Written> Handle(WritePost request, CancellationToken cancellationToken) =>
            pen.Write(request.ClusterId, request.Kind, request.SubjectId, request.Text, request.AnswerTo, raised: null, cancellationToken);
    }
}
