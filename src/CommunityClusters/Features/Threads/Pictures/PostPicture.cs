namespace CommunityClusters.Features.Threads.Pictures;

/// <summary>That a post shows a picture. The picture may come before the post or after it.</summary>
public sealed class PostPicture
{
    /// <summary>The post.</summary>
    public Guid PostId { get; init; }

    /// <summary>The picture, a file of the talk's document.</summary>
    public Guid FileId { get; init; }

    /// <summary>Whether its author took it out: should it only come now, it is not kept.</summary>
    public bool IsTakenOut { get; private set; }

    /// <summary>Whether a member took it down because it shows a learner: it comes into no other post.</summary>
    public bool IsTakenDown { get; private set; }

    /// <summary>Its author takes it out.</summary>
    public void TakeOut() => IsTakenOut = true;

    /// <summary>A member takes it down.</summary>
    public void TakeDown() => (IsTakenOut, IsTakenDown) = (true, true);
}
