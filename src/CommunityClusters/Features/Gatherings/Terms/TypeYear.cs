using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>A member types the terms of a year at once; the days between them are holidays, if they say so.</summary>
public sealed record TypeYear : ICommand<Unit>, IMembers, IOnce
{
    /// <summary>The most terms of a year.</summary>
    public const int MostTerms = 6;

    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The terms; rows without days are passed over.</summary>
    public IList<StretchEntry> Terms { get; init; } = [];

    /// <summary>Whether the days between terms are holidays.</summary>
    public bool HolidaysBetween { get; init; }

    internal sealed class Validator : AbstractValidator<TypeYear>
    {
        public Validator()
        {
            RuleFor(r => r.Terms).Must(t => t.Count <= MostTerms).WithMessage("terms.year.many").WithState(_ => new (string, object?)[] { ("limit", MostTerms) });
            RuleForEach(r => r.Terms).Where(t => !t.IsEmpty).SetValidator(new StretchEntry.Validator());
            RuleFor(r => r.Terms).Must(t => t.Any(e => !e.IsEmpty)).WithMessage("terms.first.missing").OverridePropertyName("Terms[0].First");
        }
    }

    internal sealed class Handler(TermsPen pen) : IRequestHandler<TypeYear, Unit>
    {
        public async Task<Unit> Handle(TypeYear request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, cancellationToken);
            var typed = request.Terms.Where(t => !t.IsEmpty).Select(t => pen.Add(StretchKind.Term, t.Name, t.First!.Value, t.Last!.Value)).ToList();
            if (request.HolidaysBetween)
            {
                foreach (var (first, last) in Gaps.Between(pen.All, typed))
                {
                    pen.Add(StretchKind.Holidays, "", first, last);
                }
            }

            await pen.Tell(cancellationToken);
            return Unit.Value;
        }
    }
}
