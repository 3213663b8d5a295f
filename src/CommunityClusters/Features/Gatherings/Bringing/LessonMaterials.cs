using System.Text.RegularExpressions;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;
using CommunityClusters.Pages;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>A lesson of the day with a plan, and what the plan says it needs.</summary>
/// <param name="SlotId">The lesson.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="Topic">What it is about, or empty.</param>
/// <param name="Begins">When it begins, by the clocks at the venue.</param>
/// <param name="Grade">The code of its grade, or empty for all.</param>
/// <param name="Lines">What the plan's section on materials says, line by line as it was written.</param>
public sealed record LessonMaterials(Guid SlotId, Guid PlanId, string Topic, TimeOnly Begins, string Grade, IReadOnlyList<string> Lines);

/// <summary>Reads what the plans of a day's lessons say that they need. Nothing is made of the words: members read them, and take up a line.</summary>
[PartOfFeature]
internal sealed partial class MaterialsReading(ClustersDb db, PlanAccess plans)
{
    // More than are taught on a day; who has more reads the plans.
    private const int MostPlans = 24;
    private const int MostLines = 40;

    /// <summary>The lessons with a plan, in the order of time.</summary>
    public async Task<IReadOnlyList<LessonMaterials>> Of(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var slots = await db.Set<Slot>().AsNoTracking().Where(s => s.GatheringId == gatheringId && s.PlanId != null).OrderBy(s => s.Begins).ThenBy(s => s.Number).ToListAsync(cancellationToken);
        var ids = slots.Select(s => s.PlanId!.Value).Distinct().Take(MostPlans).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var (briefs, materials) = (await plans.Among(ids, cancellationToken), await plans.MaterialsOf(clusterId, ids, cancellationToken));
        return
        [
            .. from slot in slots
               let plan = briefs.GetValueOrDefault(slot.PlanId!.Value)
               where plan is not null
               select new LessonMaterials(
                   slot.Id, plan.Id, plan.Topic.Length > 0 ? plan.Topic : slot.Topic, slot.Begins,
                   slot.Grade.Length > 0 ? slot.Grade : plan.Grades.Count == 1 ? plan.Grades[0] : "",
                   [.. LinesOf(materials.GetValueOrDefault(plan.Id, "")).Take(MostLines)]),
        ];
    }

    private static IEnumerable<string> LinesOf(string text) =>
        text.Split('\n').Select(l => Markdown.Preview(ItemSign().Replace(l, ""), Thing.LongestName - 1).OneLine()).Where(l => l.Any(char.IsLetterOrDigit));

    // What makes a line an item of a list, or a tick.
    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?", RegexOptions.None, 1000)]
    private static partial Regex ItemSign();
}
