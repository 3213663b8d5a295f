namespace CommunityClusters.Features.Reflections;

/// <summary>What the form shows by which an observer raises something. Where the phone makes the page the ids are what it fills in.</summary>
/// <param name="Page">The address of the observation.</param>
/// <param name="Lesson">The lesson.</param>
/// <param name="Thread">The address of its thread.</param>
/// <param name="Me">The observer.</param>
/// <param name="Text">What stands in the field.</param>
/// <param name="IsWhole">Whether that is all of their notes, and not the issue alone.</param>
/// <param name="IsOpen">Whether it is being used.</param>
/// <param name="Raised">The addresses of what they raised already.</param>
public sealed record RaiseForm(string Page, string Lesson, string Thread, Guid Me, string Text, bool IsWhole, bool IsOpen, IReadOnlyList<string> Raised);
