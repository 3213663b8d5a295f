namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>Where a page puts what is its viewer's own, for the partials that it draws itself: watchers are sent them without it, and their page adds it.</summary>
internal static class BringingKeys
{
    /// <summary>The viewer's id.</summary>
    public const string Me = "bringing-me";

    /// <summary>A pledge that was typed and refused.</summary>
    public const string Typed = "bringing-typed";
}
