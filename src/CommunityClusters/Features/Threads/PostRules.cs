using FluentValidation;

namespace CommunityClusters.Features.Threads;

/// <summary>What is asked of the words of a post, whoever writes it and why.</summary>
internal static class PostRules
{
    /// <summary>It says something, and not more than a post says; nothing only where it shows something.</summary>
    public static IRuleBuilderOptions<T, string> SaysSomething<T>(this IRuleBuilderInitial<T, string> text, Func<T, bool>? shows = null) => text.Cascade(CascadeMode.Stop)
        .Must((request, typed) => typed.Length > 0 || shows?.Invoke(request) == true).WithMessage("post.text.missing")
        .MaximumLength(Post.LongestText).WithMessage("post.text.long");
}
