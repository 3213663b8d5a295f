using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.People;

/// <summary>A teacher makes an account: a name and a password, and nothing else.</summary>
public sealed record SignUp : ICommand<NewTeacher>, IAnyone, INewPassword
{
    /// <summary>The form's own id: sent twice, it makes one account. A form that names none is nobody's twin.</summary>
    public Guid CommandId { get; init; } = Guid.NewGuid();

    /// <summary>The name by which colleagues know them.</summary>
    public string Name { get; init => field = value.OneLine(); } = "";

    /// <inheritdoc/>
    public string Password { get; init; } = "";

    internal sealed class Validator : AbstractValidator<SignUp>
    {
        public Validator()
        {
            RuleFor(r => r.Name).ATeachersName();
            RuleFor(r => r.Password).ANewPassword();
        }
    }

    internal sealed class Handler(PeopleAccess people) : IRequestHandler<SignUp, NewTeacher>
    {
        public Task<NewTeacher> Handle(SignUp request, CancellationToken cancellationToken) =>
            people.Welcome(request.CommandId, request.Name, cancellationToken);
    }
}

internal static class TeacherRules
{
    public static IRuleBuilderOptions<T, string> ATeachersName<T>(this IRuleBuilderInitial<T, string> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("name.missing")
        .MaximumLength(Teacher.LongestName).WithMessage("name.long");
}
