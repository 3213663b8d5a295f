using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>A remark as all see it who may read its plan.</summary>
public sealed record RemarkCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public required long Number { get; init; }

    /// <summary>The number by which people call it.</summary>
    public required int Sign { get; init; }

    /// <summary>The id of the section.</summary>
    public required string Section { get; init; }

    /// <summary>Where its words begin; null where it is about the whole section.</summary>
    public required byte[]? From { get; init; }

    /// <summary>Where its words end.</summary>
    public required byte[]? To { get; init; }

    /// <summary>What is remarked, Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>The id of who made it: its author's own page lets them take it back.</summary>
    public required Guid MadeBy { get; init; }

    /// <summary>The name of who made it; null where they took themselves out of the program.</summary>
    public required string? Author { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Whether it is closed.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>The name of who closed it.</summary>
    public required string? ClosedBy { get; init; }

    /// <summary>Whether its author took it back.</summary>
    public required bool IsTakenBack { get; init; }

    /// <summary>What was answered, in order.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>An answer.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="RemarkId">The remark.</param>
    /// <param name="Text">What was answered, Markdown.</param>
    /// <param name="By">The id of who answered: their own page lets them take it back.</param>
    /// <param name="Author">The name of who answered.</param>
    /// <param name="At">When.</param>
    /// <param name="IsTakenBack">Whether they took it back.</param>
    public sealed record Answer(Guid Id, Guid RemarkId, string Text, Guid By, string? Author, DateTimeOffset At, bool IsTakenBack);
}

/// <summary>Reads remarks, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class RemarkList(ClustersDb db, PeopleAccess people)
{
    /// <summary>The remarks of a plan, without their answers.</summary>
    public IQueryable<RemarkCard> Of(Guid planId) => Cards(db.Set<Remark>().Where(r => r.PlanId == planId));

    /// <summary>One remark with its answers; null where the cluster has no such.</summary>
    public async Task<RemarkCard?> Find(Guid clusterId, Guid? remarkId, CancellationToken cancellationToken)
    {
        var found = await Cards(
            from remark in db.Set<Remark>()
            join plan in db.Set<Plan>() on remark.PlanId equals plan.Id
            where remark.Id == remarkId && plan.ClusterId == clusterId
            select remark).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (await WithAnswers([found], cancellationToken))[0];
    }

    /// <summary>The same remarks with their answers.</summary>
    public async Task<IReadOnlyList<RemarkCard>> WithAnswers(IReadOnlyList<RemarkCard> remarks, CancellationToken cancellationToken)
    {
        var ids = remarks.Select(r => r.Id).ToList();
        var answers = (await (
            from answer in db.Set<RemarkAnswer>().AsNoTracking()
            where ids.Contains(answer.RemarkId)
            join teacher in people.Names on answer.By equals teacher.Id into teachers
            from teacher in teachers.DefaultIfEmpty()
            orderby answer.RemarkId, answer.Number
            select new RemarkCard.Answer(answer.Id, answer.RemarkId, answer.Text, answer.By, teacher.Name, answer.At, answer.IsTakenBack)).ToListAsync(cancellationToken)).ToLookup(a => a.RemarkId);
        return [.. remarks.Select(r => r with { Answers = [.. answers[r.Id]] })];
    }

    private IQueryable<RemarkCard> Cards(IQueryable<Remark> remarks) =>
        from remark in remarks.AsNoTracking()
        join author in people.Names on remark.MadeBy equals author.Id into authors
        from author in authors.DefaultIfEmpty()
        join closer in people.Names on remark.ClosedBy equals closer.Id into closers
        from closer in closers.DefaultIfEmpty()
        select new RemarkCard
        {
            Id = remark.Id,
            PlanId = remark.PlanId,
            Number = remark.Number,
            Sign = remark.Sign,
            Section = remark.Section,
            From = remark.From,
            To = remark.To,
            Text = remark.Text,
            MadeBy = remark.MadeBy,
            Author = author.Name,
            MadeAt = remark.MadeAt,
            IsClosed = remark.IsClosed,
            ClosedBy = closer.Name,
            IsTakenBack = remark.IsTakenBack,
        };
}

/// <summary>How handlers find the remark that a command is about.</summary>
internal static class RemarksOfPlan
{
    /// <summary>A remark of a plan.</summary>
    /// <exception cref="NotVisibleException">The plan has no such remark.</exception>
    public static async Task<Remark> OfPlan(this IQueryable<Remark> remarks, Guid planId, Guid remarkId, CancellationToken cancellationToken) =>
        await remarks.SingleOrDefaultAsync(r => r.Id == remarkId && r.PlanId == planId, cancellationToken) ?? throw new NotVisibleException();
}
