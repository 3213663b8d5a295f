using CommunityClusters.Documents;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Days;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Registers;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Minutes;

/// <summary>Minutes as members read them. Who was there and what was dealt with follow from the register, the programme and the agenda.</summary>
/// <param name="Id">The document.</param>
/// <param name="Register">When and where, and who was there.</param>
/// <param name="Headings">The lessons in the order of time, then the agenda, then what was taken out since and has words.</param>
/// <param name="Decisions">The decisions that were noted, or empty.</param>
/// <param name="Else">Whatever else was written, or empty.</param>
public sealed record MinutesSheet(Guid Id, RegisterSheet Register, IReadOnlyList<MinutesSheet.Heading> Headings, string Decisions, string Else)
{
    /// <summary>Something that the gathering dealt with.</summary>
    /// <param name="Id">The lesson or the thing on the agenda.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Lesson">The lesson; null for what is none.</param>
    /// <param name="IsGone">Whether it was taken out since.</param>
    /// <param name="Text">What was written, or empty.</param>
    public sealed record Heading(Guid Id, string Name, DayLesson? Lesson, bool IsGone, string Text);
}

/// <summary>What a gathering deals with as its programme and its agenda stand now, whatever is written of it.</summary>
/// <param name="GatheringId">The gathering.</param>
/// <param name="All">The lessons in the order of time, then the agenda.</param>
public sealed record MinutesHeadings(Guid GatheringId, IReadOnlyList<MinutesSheet.Heading> All);

/// <summary>Reads minutes as they stand now, from their documents.</summary>
[PartOfFeature]
internal sealed class MinutesReading(ClustersDb db, DocumentAccess documents, RegisterReading registers, DayFactsReader facts, DayProgramme programme, AgendaList agenda)
{
    /// <summary>The minutes of a gathering that the caller may read.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering.</exception>
    public async Task<MinutesSheet> Of(Guid clusterId, Guid gatheringId, Guid teacherId, CancellationToken cancellationToken)
    {
        var register = await registers.Of(clusterId, gatheringId, cancellationToken);
        var id = await db.Set<KeptMinutes>().Where(m => m.GatheringId == gatheringId).Select(m => m.Id).SingleAsync(cancellationToken);
        var doc = await documents.Load(id, cancellationToken);
        var written = MinutesShape.PartsOf(doc).ToDictionary(p => p.Id);
        var there = (await HeadingsOf(register.Facts, teacherId, cancellationToken)).ConvertAll(h => h with { Text = TextOf(h.Id) });
        var known = there.Select(h => h.Id).ToHashSet();
        return new MinutesSheet(
            id, register,
            [.. there, .. written.Values.Where(p => !known.Contains(p.Id)).OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id).Select(p => new MinutesSheet.Heading(p.Id, p.Name, null, IsGone: true, p.Text))],
            MinutesShape.DecisionsOf(doc), MinutesShape.ElseOf(doc));

        string TextOf(Guid heading) => written.TryGetValue(heading, out var part) ? part.Text : "";
    }

    /// <summary>What a gathering deals with; null where the cluster has no such gathering.</summary>
    public async Task<MinutesHeadings?> HeadingsOf(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken) =>
        await db.Set<Gathering>().AnyAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken)
            // Nobody in particular asks: it is the same for all.
            ? new MinutesHeadings(gatheringId, await HeadingsOf(await facts.Of(clusterId, gatheringId, cancellationToken), Guid.Empty, cancellationToken))
            : null;

    private async Task<List<MinutesSheet.Heading>> HeadingsOf(DayFacts day, Guid teacherId, CancellationToken cancellationToken)
    {
        var lessons = (await programme.Of(day, teacherId, cancellationToken)).Where(l => l.Kind == SlotKind.Lesson);
        var rows = (await agenda.Of(day.ClusterId, day.GatheringId, cancellationToken))!.Rows;
        return
        [
            .. lessons.Select(l => new MinutesSheet.Heading(l.Id, l.Topic, l, IsGone: false, "")),
            .. rows.Select(r => new MinutesSheet.Heading(r.Id, r.Text, null, IsGone: false, "")),
        ];
    }
}
