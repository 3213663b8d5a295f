using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Pages;
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

    /// <summary>The pictures below it, each as <see cref="PictureLine"/>; their files come by themselves, before it or after it.</summary>
    public IList<string> Pictures { get; init => field = [.. value.Select(p => p.OneLine())]; } = [];

    /// <summary>The post of the same thread that it answers, or null.</summary>
    public Guid? AnswerTo { get; init; }

    /// <summary>The post as it was written.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Number">Its order within the thread.</param>
    public sealed record Written(Guid Id, int Number) : IMade;

    internal sealed class Validator : AbstractValidator<WritePost>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
            RuleFor(r => r.Text).SaysSomething(r => r.Pictures.Count > 0);
            RuleFor(r => r.Pictures).Cascade(CascadeMode.Stop)
                .Must(p => p.Count <= PictureLine.Most).WithMessage("post.pictures.many").WithState(_ => new (string, object?)[] { ("limit", PictureLine.Most) })
                .Must(p => p.All(line => PictureLine.Read(line) is { Words.Length: <= PictureLine.LongestWords })).WithMessage("post.pictures.unreadable");
        }
    }

    internal sealed class Handler(PostPen pen) : IRequestHandler<WritePost, Written>
    {
        public Task<Written> Handle(WritePost request, CancellationToken cancellationToken) => pen.Write(
            request.ClusterId, request.Kind, request.SubjectId, request.Text, [.. request.Pictures.Select(PictureLine.Read).OfType<PictureLine>()], request.AnswerTo, raised: null, cancellationToken);
    }
}
