using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People;

/// <summary>Somebody chooses the language of the pages. A signed-in teacher's choice is kept with the account, too.</summary>
/// <returns>Whether it was kept with an account.</returns>
public sealed record ChooseLanguage : ICommand<bool>, IAnyone
{
    /// <summary>The language's code.</summary>
    public string Language { get; init; } = "";

    internal sealed class Validator : AbstractValidator<ChooseLanguage>
    {
        public Validator() => RuleFor(r => r.Language).Must(l => Languages.Named(l) is not null).WithMessage("choice.unknown");
    }

    internal sealed class Handler(ClustersDb db, Caller caller) : IRequestHandler<ChooseLanguage, bool>
    {
        public async Task<bool> Handle(ChooseLanguage request, CancellationToken cancellationToken)
        {
            if (caller.TeacherId is not { } id)
            {
                return false;
            }

            var teacher = await db.Set<Teacher>().SingleAsync(t => t.Id == id, cancellationToken);
            teacher.PagesIn = request.Language;
            return true;
        }
    }
}
