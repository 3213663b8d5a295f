using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Places;

/// <summary>A teacher adds a school that the directory lacks; it exists at once. One that looks the same is a hint on the page, never a block.</summary>
public sealed record AddSchool : ICommand<Guid>, ISignedIn, IOnce
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value.OneLine(); } = "";

    /// <summary>Town or village, or empty.</summary>
    public string Town { get; init => field = value.OneLine(); } = "";

    /// <summary>Its circuit, if the teacher knows it.</summary>
    public Guid? CircuitId { get; init; }

    internal sealed class Validator : AbstractValidator<AddSchool>
    {
        public Validator()
        {
            RuleFor(r => r.Name).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("school.name.missing")
                .MaximumLength(School.LongestName).WithMessage("school.name.long");
            RuleFor(r => r.Town).MaximumLength(Circuit.LongestName).WithMessage("school.town.long");
        }
    }

    internal sealed class Handler(ClustersDb db, SchoolIndex index) : IRequestHandler<AddSchool, Guid>
    {
        public async Task<Guid> Handle(AddSchool request, CancellationToken cancellationToken)
        {
            if (request.CircuitId is { } circuit && !await db.Set<Circuit>().AnyAsync(c => c.Id == circuit, cancellationToken))
            {
                throw new RuleBrokenException("circuit.gone");
            }

            var school = new School { Name = request.Name, Town = request.Town, CircuitId = request.CircuitId };
            await index.Add([school], cancellationToken);
            return school.Id;
        }
    }
}
