using CommunityClusters.Features.People;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>
/// A member says what they will bring of a thing, or what a school will for which they speak. Said again, the last word counts: one's own always, a
/// school's where one saw what a colleague had said for it.
/// </summary>
public sealed record PledgeThing : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The thing.</summary>
    public Guid ThingId { get; init; }

    /// <summary>How many.</summary>
    public int? Amount { get; init; }

    /// <summary>The school that brings it; empty where the member does.</summary>
    public string School { get; init => field = value.OneLine(); } = "";

    /// <summary>At which <see cref="Thing.Touched"/> the member saw the thing.</summary>
    public int Seen { get; init; }

    internal sealed class Validator : AbstractValidator<PledgeThing>
    {
        private static readonly (string, object?)[] Most = [("limit", Thing.MostAmount)];

        public Validator()
        {
            RuleFor(r => r.Amount).Must(a => a is >= 1 and <= Thing.MostAmount).WithMessage("things.number.wrong").WithState(_ => Most);
            RuleFor(r => r.School).MaximumLength(SchoolNames.Longest).WithMessage("things.school.long");
        }
    }

    internal sealed class Handler(BringingPen pen, SchoolNames schools, PeopleAccess people, Caller caller) : IRequestHandler<PledgeThing, Unit>
    {
        public async Task<Unit> Handle(PledgeThing request, CancellationToken cancellationToken)
        {
            var (thing, amount) = (await pen.Take(request.ClusterId, request.GatheringId, request.ThingId, cancellationToken), request.Amount!.Value);
            var giver = request.School.Length > 0
                ? Giver.OfSchool(await schools.AsKnown(request.ClusterId, request.GatheringId, request.School, cancellationToken))
                : Giver.Member(caller.Teacher);
            var before = thing.Pledges.SingleOrDefault(p => p.Giver == giver.Key);
            if (before is { IsOfSchool: true } && before.At > request.Seen && before.TeacherId != caller.Teacher && before.Amount != amount)
            {
                throw new RuleBrokenException("things.school.said", ("name", await people.NameOf(before.TeacherId, cancellationToken)), ("amount", before.Amount), ("school", before.School));
            }

            if (before is null && thing.Pledges.Count >= Pledge.Most)
            {
                throw new RuleBrokenException("things.pledges.full", ("limit", Pledge.Most));
            }

            if (thing.Pledged(giver, amount, caller.Teacher) is not null)
            {
                await pen.ThingChanged(thing.Id, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
