using CommunityClusters.Curriculum;

namespace CommunityClusters.Pages;

/// <summary>Some of the curriculum's entries to tick; folded while none is.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="Legend">What is asked.</param>
/// <param name="All">What there is.</param>
/// <param name="Chosen">The codes that are ticked.</param>
/// <param name="News">The id of the note that stands after them and tells what happened to them meanwhile, though none may be ticked; null where nothing did.</param>
public sealed record ChoicesModel(string Name, string Legend, IReadOnlyList<Entry> All, IList<string> Chosen, string? News = null);
