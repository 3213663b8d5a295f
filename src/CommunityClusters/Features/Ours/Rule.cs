namespace CommunityClusters.Features.Ours;

/// <summary>A rule of the product: what must never be possible in it.</summary>
/// <param name="Name">What it is called in an address and in the keys of its sentences.</param>
/// <param name="Parts">What it is made of.</param>
public sealed record Rule(string Name, IReadOnlyList<Part> Parts)
{
    /// <summary>The key of the sentence that names it.</summary>
    public string Title => $"ours.{Name}";

    /// <summary>The key of the sentences that say it.</summary>
    public string What => $"ours.{Name}.what";

    /// <summary>The key of the sentence that says a part of it.</summary>
    public string Saying(Part part) => $"ours.{Name}.{part.Name}";
}

/// <summary>A part of a rule, small enough to be either kept or not.</summary>
/// <param name="Name">What it is called in the key of its sentence.</param>
/// <param name="KeptBy">The tests that keep it; none where it is not yet kept.</param>
public sealed record Part(string Name, params IReadOnlyList<KeptBy> KeptBy)
{
    /// <summary>Whether a test keeps it.</summary>
    public bool IsKept => KeptBy.Count > 0;
}

/// <summary>A test that keeps a part of a rule: the build fails when the program breaks it.</summary>
/// <param name="Class">Where it stands.</param>
/// <param name="Test">Its name, which is a sentence.</param>
/// <param name="InBrowser">Whether people go through it in a browser, in the project of journeys.</param>
public sealed record KeptBy(string Class, string Test, bool InBrowser = false)
{
    /// <summary>Its name as people read it.</summary>
    public string Sentence => Test.Replace('_', ' ');
}
