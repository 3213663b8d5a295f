using FluentValidation;

namespace CommunityClusters.Features.Threads;

/// <summary>What is asked of the words of a post, whoever writes it and why.</summary>
internal static class PostRules
{
    /// <summary>It says something, and not more than a post says.</summary>
    public static IRuleBuilderOptions<T, string> SaysSomething<T>(this IRuleBuilderInitial<T, string> text) => text.Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("post.text.missing")
        .MaximumLength(Post.LongestText).WithMessage("post.text.long");
}
