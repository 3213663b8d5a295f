using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Reflections;

/// <summary>An observation as words for a post, where no script fills them in; <c>raise.ts</c> says the same on the phone.</summary>
internal static class ObservedWords
{
    /// <summary>All that was noted, note by note with its prompt and minute, and the issue last. Of recordings and pictures only their words.</summary>
    public static string AllOf(SeeObservation.Sheet sheet, Words words)
    {
        var notes = sheet.Notes.Where(n => n.Text.Trim().Length > 0)
            .Select(n => $"*{words[$"observation.kind.{n.Kind}"]}*{(n.Minute is { } minute ? $", {words["observation.minute", ("minute", minute)]}" : "")}: {n.Text.Trim()}");
        var issue = sheet.Issue.Trim();
        return string.Join("\n\n", issue.Length > 0 ? notes.Append($"*{words["observation.issue"]}*: {issue}") : notes);
    }
}
