namespace CommunityClusters.TakingAway;

/// <summary>What people wrote together, as it is taken away: readable by itself, with nobody's name in it.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Facts">What stands below the title: whose it is, for whom, how long.</param>
/// <param name="Language">The code of the language in which it is written; empty where it is not said.</param>
/// <param name="Parts">Its parts in order.</param>
public sealed record Writing(string Title, IReadOnlyList<string> Facts, string Language, IReadOnlyList<WritingPart> Parts);

/// <summary>A part with a heading.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Beside">What is said beside it, such as its minutes; or empty.</param>
/// <param name="Text">Its text, Markdown.</param>
public sealed record WritingPart(string Heading, string Beside, string Text);

/// <summary>A picture that stands in a text.</summary>
/// <param name="ContentType">JPEG or PNG.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
internal sealed record WritingPicture(string ContentType, int Width, int Height);

/// <summary>A file that is taken away. It is written while it is sent, so that no node holds a whole plan's pictures in memory.</summary>
/// <param name="Name">Its name, in whatever script.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="WriteTo">Writes its bytes.</param>
public sealed record TakenFile(string Name, string ContentType, Func<Stream, CancellationToken, Task> WriteTo);
