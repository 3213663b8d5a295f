using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Voices;
using CommunityClusters.Features.Plans;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>The sheets for a day, as they are printed.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record PrintDaySheets(Guid ClusterId, Guid GatheringId) : IQuery<PrintDaySheets.Sheet>, IMembers
{
    // More leaves an observer no room for what they see.
    private const int MostWatched = 500;

    /// <summary>What stands on them.</summary>
    /// <param name="Day">The gathering and its programme.</param>
    /// <param name="People">Who does what, by name.</param>
    /// <param name="WatchFor">What the plans say observers should watch for, by plan.</param>
    /// <param name="Counted">The schools and grades of which learners are expected; how many is counted on the day.</param>
    /// <param name="Questions">The questions that learners are asked, in the cluster's own words; empty for the usual ones.</param>
    public sealed record Sheet(PaperDay Day, IReadOnlyList<Person> People, IReadOnlyDictionary<Guid, string> WatchFor, IReadOnlyList<Row> Counted, IReadOnlyList<string> Questions);

    /// <summary>What one member does on the day, in the order of time.</summary>
    public sealed record Person(string Name, IReadOnlyList<(SlotCard Slot, Part Part)> Parts);

    /// <summary>A school and the code of a grade.</summary>
    public sealed record Row(string School, string Grade);

    internal sealed class Handler(PaperDayReader days, PlanAccess plans, ExpectedList expected, VoiceReading voices) : IRequestHandler<PrintDaySheets, Sheet>
    {
        public async Task<Sheet> Handle(PrintDaySheets request, CancellationToken cancellationToken)
        {
            var day = await days.Of(request.ClusterId, request.GatheringId, cancellationToken);
            var observed = day.Programme.Slots.Where(s => s.Observers.Count > 0).Select(s => s.PlanId).OfType<Guid>().Distinct().ToList();
            var watchFor = observed.Count == 0 ? new Dictionary<Guid, string>() : await plans.WatchForOf(request.ClusterId, observed, cancellationToken);
            var learners = await expected.Of(request.ClusterId, request.GatheringId, cancellationToken);
            var questions = await voices.QuestionsOf(request.ClusterId, cancellationToken);
            return new Sheet(
                day, PeopleIn(day.Programme), watchFor.ToDictionary(w => w.Key, w => Markdown.Preview(w.Value, MostWatched)), [.. learners!.Rows.Select(r => new Row(r.School, r.Grade))], questions.Own);
        }

        private static List<Person> PeopleIn(Programme programme) =>
        [
            .. programme.Slots
                .SelectMany(s => s.Presenters.Select(p => (p.Id, p.Name, Slot: s, Part: Part.Presenter)).Concat(s.Observers.Select(p => (p.Id, p.Name, Slot: s, Part: Part.Observer))))
                .Where(p => p.Name is not null).GroupBy(p => (p.Id, Name: p.Name!)).OrderBy(g => g.Key.Name, StringComparer.CurrentCulture)
                .Select(g => new Person(g.Key.Name, [.. g.Select(p => (p.Slot, p.Part))])),
        ];
    }
}
