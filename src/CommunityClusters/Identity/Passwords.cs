using FluentValidation;

namespace CommunityClusters.Identity;

/// <summary>A command that makes an account or sets its password.</summary>
public interface INewPassword
{
    /// <summary>The password as typed, 10 to 200 characters.</summary>
    string Password { get; }
}

/// <summary>A command that only goes on if a password fits an account.</summary>
public interface IProvesPassword
{
    /// <summary>The sign-in name as typed, or in its place an e-mail address or a phone number.</summary>
    string SignInName { get; }

    /// <summary>The password as typed.</summary>
    string Password { get; }
}

/// <summary>A command by which signed-in teachers change how they sign in: it asks for the password that they have.</summary>
public interface IProvesOwnPassword
{
    /// <summary>The present password as typed.</summary>
    string PresentPassword { get; }
}

/// <summary>A command that sets new hints for the account whose present password it carries.</summary>
public interface INewHints : IProvesOwnPassword
{
    /// <summary>The hints as typed; empty for none.</summary>
    IReadOnlyList<string> Hints { get; }
}

/// <summary>A command that sets the password of whoever holds a recovery code.</summary>
public interface IRecovers : INewPassword
{
    /// <summary>The code as typed.</summary>
    string Code { get; }
}

internal static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 200;

    public static IRuleBuilderOptions<T, string> ANewPassword<T>(this IRuleBuilderInitial<T, string> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("password.missing")
        .MinimumLength(Shortest).WithMessage("password.short")
        .MaximumLength(Longest).WithMessage("password.long");

    public static IRuleBuilderOptions<T, string> ThePresentPassword<T>(this IRuleBuilderInitial<T, string> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("password.missing")
        .MaximumLength(Longest).WithMessage("password.wrong");
}
