namespace CommunityClusters.Features.Needs;

/// <summary>Where a page puts what is its viewer's own, for the partials that it draws itself.</summary>
internal static class MyMeTooKeys
{
    public const string Mine = "my-me-toos";
}
