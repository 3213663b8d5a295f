namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>Where a page puts what is its viewer's own, for the partials that it draws itself: watchers are sent them without it, and their page adds it.</summary>
internal static class ProgrammeKeys
{
    /// <summary>The viewer's id, where they may step out of what is theirs.</summary>
    public const string Me = "programme-me";
}
