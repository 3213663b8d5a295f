using CommunityClusters.Pipeline;

namespace CommunityClusters.Documents;

/// <summary>What files documents of a kind take, beside what is taken anywhere.</summary>
/// <param name="Sentence">The sentence with which others are refused.</param>
/// <param name="LargestPicture">The most bytes of a picture.</param>
/// <param name="LargestSound">The most bytes of a sound.</param>
public sealed record TakenFiles(string Sentence, int LargestPicture, int LargestSound)
{
    /// <summary>Passes for what may be begun; nobody knows yet what it is.</summary>
    /// <exception cref="RuleBrokenException">It is too large for all that is taken.</exception>
    public void MayBegin(long length) => Must(length <= Math.Max(LargestPicture, LargestSound));

    /// <summary>Passes for what is taken.</summary>
    /// <exception cref="RuleBrokenException">It is not.</exception>
    public void MustTake(string type, int length) =>
        Must((type.StartsWith("image/", StringComparison.Ordinal) && length <= LargestPicture) || (type.StartsWith("audio/", StringComparison.Ordinal) && length <= LargestSound));

    private void Must(bool isTaken)
    {
        if (!isTaken)
        {
            throw new RuleBrokenException(Sentence);
        }
    }
}
