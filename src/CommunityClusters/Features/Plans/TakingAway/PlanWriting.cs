using System.Globalization;
using CommunityClusters.Curriculum;
using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.TakingAway;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>Reads a plan as it is taken away, in the language of whoever takes it.</summary>
[PartOfFeature]
internal sealed class PlanWriting(ClustersDb db, DocumentAccess documents, ClusterAccess clusters, Curricula curricula, Words words)
{
    /// <summary>A plan of a cluster.</summary>
    /// <exception cref="NotVisibleException">There is no such plan in this cluster.</exception>
    public async Task<Writing> Of(Guid clusterId, Guid planId, CancellationToken cancellationToken)
    {
        if (!await db.Set<Plan>().AnyAsync(p => p.Id == planId && p.ClusterId == clusterId, cancellationToken))
        {
            throw new NotVisibleException();
        }

        var doc = await documents.Load(planId, cancellationToken);
        var about = PlanShape.AboutOf(doc);
        var sections = PlanShape.SectionsOf(doc);
        var cluster = await clusters.NameOf(clusterId, cancellationToken);
        return new Writing(
            about.Topic.Length > 0 ? about.Topic : words["plan.no-topic"],
            [.. Facts(cluster, about, sections.Sum(s => s.Minutes))],
            LanguageOf(about.Language),
            [.. sections.Select(s => new WritingPart(s.Name.Length > 0 ? s.Name : words[$"plan.kind.{s.Kind}"], s.Minutes > 0 ? Minutes(s.Minutes) : "", s.Text))]);
    }

    /// <summary>The name of a file with it.</summary>
    public string FileName(Writing plan, string ending) => FileNames.Of(plan.Title, words["away.file"], ending);

    private IEnumerable<string> Facts(string cluster, PlanShape.About about, int planned)
    {
        yield return cluster;
        var said = new[]
        {
            about.Subject.Length > 0 ? curricula.Subject(about.Subject).Name : null,
            curricula.Span(about.Grades) is not { } span ? null
                : span.From == span.To ? words["cluster.grade", ("grade", span.From)] : words["cluster.grades", ("from", span.From), ("to", span.To)],
            about.Minutes > 0 ? Minutes(about.Minutes) : null,
            planned > 0 && planned != about.Minutes ? words["away.planned", ("count", planned)] : null,
            curricula.Languages.FirstOrDefault(l => l.Code == about.Language)?.Name,
        };
        if (string.Join(" · ", said.Where(s => s is not null)) is { Length: > 0 } line)
        {
            yield return line;
        }
    }

    private string Minutes(int count) => words["plan.minutes.count", ("count", count)];

    // Only a language that is known: a phone may say anything.
    private string LanguageOf(string said) => curricula.Languages.Any(l => l.Code == said) ? said : Languages.Of(CultureInfo.CurrentUICulture).Code;
}
