using System.Runtime.CompilerServices;
using CommunityClusters.Crdt;
using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Finding;

/// <summary>
/// Keeps by what each plan is found, in the transaction that projects its document. Of a plan that is being written the node remembers
/// what it was found by, so that a letter costs the folding of its section and the one word that it changed.
/// </summary>
[PartOfFeature]
internal sealed class PlanIndex(ClustersDb db)
{
    private const int MostTerms = 4000;
    private const int MostLetters = 200_000;

    // As long as the node has the document at hand, and no longer.
    private static readonly ConditionalWeakTable<Doc, Remembered> Known = [];

    /// <summary>Makes what the document says now, and nothing else, what the plan is found by.</summary>
    public async Task Follow(Plan plan, Doc doc, CancellationToken cancellationToken)
    {
        var known = Known.GetOrCreateValue(doc);
        var terms = TermsOf(plan, doc, known);
        // Another node may have written meanwhile, or a transaction may not have come to its end.
        if (known.Stamp != plan.TermsStamp)
        {
            known.Terms = await db.Set<PlanTerm>().AsNoTracking().Where(t => t.PlanId == plan.Id).Select(t => t.Term).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
            known.Stamp = plan.TermsStamp;
        }

        var gone = known.Terms.Except(terms, StringComparer.Ordinal).ToList();
        var added = terms.Except(known.Terms, StringComparer.Ordinal).ToList();
        if (gone.Count + added.Count == 0)
        {
            return;
        }

        PlanTerm Of(string term) => new() { ClusterId = plan.ClusterId, Term = term, Number = plan.Number, PlanId = plan.Id };
        db.RemoveRange(gone.Select(Of));
        db.AddRange(added.Select(Of));
        plan.IsFoundOtherwise();
        (known.Terms, known.Stamp) = (terms, plan.TermsStamp);
    }

    /// <summary>Those of some plans that have all of the terms.</summary>
    public IQueryable<Plan> Having(IEnumerable<string> terms, IQueryable<Plan> plans) => terms.Aggregate(plans, (some, term) =>
        some.Where(p => db.Set<PlanTerm>().Any(t => t.ClusterId == p.ClusterId && t.Term == term && t.Number == p.Number)));

    private static HashSet<string> TermsOf(Plan plan, Doc doc, Remembered known)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        if (plan.Subject.Length > 0)
        {
            terms.Add(PlanTerm.Subject(plan.Subject));
        }

        terms.UnionWith(plan.Grades.Select(PlanTerm.Grade));
        var left = MostLetters;
        foreach (var (place, text) in Texts(plan, doc))
        {
            var part = text.Length <= left ? text : text[..left];
            left -= part.Length;
            terms.UnionWith(known.WordsOf(place, part));
        }

        return terms.Count <= MostTerms ? terms : [.. terms.Take(MostTerms)];
    }

    private static IEnumerable<(string Place, string Text)> Texts(Plan plan, Doc doc)
    {
        yield return ("", plan.Topic);
        foreach (var section in PlanShape.SectionsOf(doc))
        {
            yield return (section.Id, section.Name.Length > 0 ? $"{section.Name}\n{section.Text}" : section.Text);
        }
    }

    private sealed class Remembered
    {
        private readonly Dictionary<string, (string Text, IReadOnlyList<string> Terms)> _places = new(StringComparer.Ordinal);

        /// <summary>Which state of the plan's terms these are; none is remembered yet where it is no plan's.</summary>
        public long Stamp { get; set; } = -1;

        public HashSet<string> Terms { get; set; } = [];

        public IReadOnlyList<string> WordsOf(string place, string text)
        {
            if (!_places.TryGetValue(place, out var known) || known.Text != text)
            {
                known = _places[place] = (text, [.. Folding.Words(text).Select(PlanTerm.Word).Distinct(StringComparer.Ordinal)]);
            }

            return known.Terms;
        }
    }
}
