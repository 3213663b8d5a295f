using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.People;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.History;

/// <summary>Somebody who wrote; without a name where they are no longer here.</summary>
/// <param name="Id">The teacher.</param>
/// <param name="Name">Their name.</param>
public sealed record Writer(Guid Id, string? Name);

/// <summary>A moment as the pages of a plan's history show it.</summary>
/// <param name="Row">The moment; one that is numbered 0 is the present.</param>
/// <param name="Authors">Who wrote what is new in it.</param>
/// <param name="NamedBy">Who named it.</param>
public sealed record Moment(MomentRow Row, IReadOnlyList<Writer> Authors, string? NamedBy);

/// <summary>Reads moments and who wrote them.</summary>
[PartOfFeature]
internal sealed class MomentReader(MomentAccess moments, PeopleAccess people)
{
    /// <summary>Puts names to moments. What members called one after a reflection tells of it: to who is no member it is one without a name.</summary>
    public async Task<IReadOnlyList<Moment>> Name(Guid planId, bool toMember, IReadOnlyList<MomentRow> all, CancellationToken cancellationToken)
    {
        var rows = all.Select(r => toMember || r.FromLesson is null ? r : r with { Name = "", NamedBy = null, FromLesson = null }).ToList();
        if (rows.Count == 0)
        {
            return [];
        }

        var numbers = rows.Select(r => r.Number).ToList();
        var authors = await moments.AuthorsOf(planId).Where(a => numbers.Contains(a.Number)).Select(a => new { a.Number, a.TeacherId }).ToListAsync(cancellationToken);
        var names = await NamesOf([.. authors.Select(a => a.TeacherId), .. rows.Where(r => r.NamedBy is not null).Select(r => r.NamedBy!.Value)], cancellationToken);
        return
        [
            .. rows.Select(r => new Moment(
                r,
                [.. authors.Where(a => a.Number == r.Number).Select(a => new Writer(a.TeacherId, names.GetValueOrDefault(a.TeacherId))).OrderBy(w => w.Name, StringComparer.CurrentCulture)],
                r.NamedBy is { } by ? names.GetValueOrDefault(by) : null)),
        ];
    }

    /// <summary>One moment, or the present.</summary>
    /// <exception cref="NotVisibleException">There is no such moment.</exception>
    public async Task<Moment> Find(Guid planId, bool toMember, long number, CancellationToken cancellationToken)
    {
        if (number == MomentAccess.Now)
        {
            return await Present(planId, cancellationToken) ?? new Moment(Row(MomentAccess.Now, default, default), [], null);
        }

        var row = await moments.Of(planId).SingleOrDefaultAsync(m => m.Number == number, cancellationToken) ?? throw new NotVisibleException();
        return (await Name(planId, toMember, [row], cancellationToken))[0];
    }

    /// <summary>What is being written; null where nobody has written since the latest moment.</summary>
    public async Task<Moment?> Present(Guid planId, CancellationToken cancellationToken)
    {
        if (await moments.Present(planId, cancellationToken) is not { BeganAt: { } began, EndedAt: { } ended } stretch)
        {
            return null;
        }

        var present = (await Name(planId, toMember: true, [Row(stretch.Number, began, ended)], cancellationToken))[0];
        return present with { Row = present.Row with { Number = MomentAccess.Now } };
    }

    /// <summary>The names of teachers, of those who are still here.</summary>
    public async Task<Dictionary<Guid, string>> NamesOf(IEnumerable<Guid> teachers, CancellationToken cancellationToken)
    {
        var ids = teachers.Distinct().ToList();
        return ids.Count == 0 ? [] : await people.Names.Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
    }

    /// <summary>Who wrote in a plan, by client id.</summary>
    public async Task<IReadOnlyDictionary<ulong, Writer>> WritersOf(Guid planId, CancellationToken cancellationToken)
    {
        var clients = await moments.WritersOf(planId, cancellationToken);
        var names = await NamesOf(clients.Values, cancellationToken);
        return clients.ToDictionary(c => c.Key, c => new Writer(c.Value, names.GetValueOrDefault(c.Value)));
    }

    private static MomentRow Row(long number, DateTimeOffset began, DateTimeOffset ended) =>
        new() { Number = number, BeganAt = began, EndedAt = ended, Name = "", NamedBy = null, BroughtBack = null };
}
