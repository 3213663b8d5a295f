using CommunityClusters.Files;

namespace CommunityClusters.Features.Threads.Pictures;

/// <summary>A picture of a post, as all members of its cluster see it.</summary>
/// <param name="Line">The line of the text that names it.</param>
/// <param name="Words">What it shows.</param>
/// <param name="File">Where it is.</param>
/// <param name="State">How far it has come.</param>
public sealed record PictureCard(string Line, string Words, FileAddress.Parts File, PictureCard.How State)
{
    /// <summary>How far a picture has come.</summary>
    public enum How
    {
        /// <summary>It is there.</summary>
        Here,

        /// <summary>It waits on its author's phone.</summary>
        OnItsWay,

        /// <summary>It is nowhere, or no picture of its author's talk here: its words are all that there is.</summary>
        Nowhere,
    }
}
