using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.BetterWords;

/// <summary>A suggestion as every signed-in teacher sees it: without a name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">The key of the sentence.</param>
/// <param name="IsOne">Whether it is for the plural category "one".</param>
/// <param name="Text">The better sentence.</param>
/// <param name="Teachers">How many would say it so.</param>
/// <param name="Mine">Whether the reader is one of them.</param>
public sealed record SuggestionRow(Guid Id, string Key, bool IsOne, string Text, int Teachers, bool Mine);

/// <summary>Reads suggestions, and keeps the rules that all their commands share.</summary>
[PartOfFeature]
internal sealed class SuggestionList(ClustersDb db, Caller caller, Words words, TopicLog topics)
{
    private const int MostASentence = 10;

    /// <summary>The languages for whose sentences better words are suggested: all but the one they are first written in.</summary>
    public static IEnumerable<Language> Languages => Localisation.Languages.All.Where(l => l != Localisation.Languages.English);

    /// <summary>The language with a code, where better words are suggested for it.</summary>
    /// <exception cref="NotVisibleException">There is no such language.</exception>
    public static Language Named(string code) => Languages.FirstOrDefault(l => l.Code == code) ?? throw new NotVisibleException();

    /// <summary>One wording of the program.</summary>
    /// <exception cref="NotVisibleException">There is no such sentence.</exception>
    public Wording Wording(string language, string key, bool isOne) =>
        words.Wordings(Named(language)).FirstOrDefault(w => w.Key == key && w.IsOne == isOne) ?? throw new NotVisibleException();

    /// <summary>Lets the commands of one language decide one after the other: whoever counts, counts everybody.</summary>
    public Task TakeTurns(string language, CancellationToken cancellationToken) => topics.Hold($"words:{language}", cancellationToken);

    /// <summary>The best of the suggestions for some sentences of a language: those that most agree with, of these the oldest.</summary>
    public async Task<ILookup<(string Key, bool IsOne), SuggestionRow>> Of(string language, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var rows = await (
            from suggestion in db.Set<Suggestion>().AsNoTracking()
            where suggestion.Language == language && keys.Contains(suggestion.Key)
            let teachers = db.Set<Agreement>().Count(a => a.SuggestionId == suggestion.Id)
            orderby teachers descending, suggestion.MadeAt
            select new SuggestionRow(suggestion.Id, suggestion.Key, suggestion.IsOne, suggestion.Text, teachers,
                db.Set<Agreement>().Any(a => a.SuggestionId == suggestion.Id && a.TeacherId == caller.Teacher))).ToListAsync(cancellationToken);
        return rows.GroupBy(r => (r.Key, r.IsOne)).SelectMany(g => g.Take(MostASentence)).ToLookup(r => (r.Key, r.IsOne));
    }

    /// <summary>Counts the caller among those who would say it so, once.</summary>
    public async Task Agree(Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (!await db.Set<Agreement>().AnyAsync(a => a.SuggestionId == suggestion.Id && a.TeacherId == caller.Teacher, cancellationToken))
        {
            db.Add(new Agreement { SuggestionId = suggestion.Id, TeacherId = caller.Teacher });
        }
    }
}
