using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Actions;

/// <summary>Where an action stands. There is no late, and nobody counts what was let go.</summary>
public enum ActionState
{
    /// <summary>It is to be done.</summary>
    Open,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was let go: nobody needs a reason.</summary>
    LetGo,
}

/// <summary>Something that a member took on to do. Any member writes it down, for themselves or for a colleague who said yes.</summary>
public sealed class Action
{
    /// <summary>The longest text of what is to be done, in characters.</summary>
    public const int LongestWhat = 300;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering at which it was taken on; null where it was at none.</summary>
    public Guid? GatheringId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public long Number { get; init; }

    /// <summary>Who wrote it down.</summary>
    public Guid WrittenBy { get; init; }

    /// <summary>When it was written down.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>What is to be done.</summary>
    public string What { get; private set; } = "";

    /// <summary>Until when, if that was said.</summary>
    public DateOnly? By { get; private set; }

    /// <summary>Who took it on; null where nobody has.</summary>
    public Guid? TeacherId { get; private set; }

    /// <summary>Where it stands.</summary>
    public ActionState State { get; private set; }

    /// <summary>Raised with every change of what it is, until when, and who does it.</summary>
    public int Version { get; private set; }

    /// <summary>Says what is to be done, by whom and until when.</summary>
    public void Is(string what, DateOnly? by, Guid? teacher)
    {
        (What, By, TeacherId) = (what, by, teacher);
        Version++;
    }

    /// <summary>It is done: that holds whatever else was said of it at the same moment.</summary>
    public void IsDone() => State = ActionState.Done;

    /// <summary>It is let go, unless it was done meanwhile.</summary>
    public void IsLetGo() => State = State == ActionState.Done ? State : ActionState.LetGo;

    /// <summary>A member takes it up: one that was let go or is not done after all, or one that nobody has.</summary>
    /// <exception cref="RuleBrokenException">Somebody else has it.</exception>
    public void IsTakenUpBy(Guid member)
    {
        if (State == ActionState.Open && TeacherId is { } has && has != member)
        {
            throw new RuleBrokenException("actions.has-one");
        }

        (State, TeacherId) = (ActionState.Open, member);
        Version++;
    }

    /// <summary>Whoever had it left the cluster: it is nobody's, and others may take it.</summary>
    public void IsNobodys()
    {
        TeacherId = null;
        Version++;
    }

    /// <summary>Passes where its member saw its present state; a later change is not written over unseen.</summary>
    /// <exception cref="RuleBrokenException">Somebody changed it meanwhile.</exception>
    public void MustBeAsSeen(int version)
    {
        if (Version != version)
        {
            throw new RuleBrokenException("actions.changed");
        }
    }
}
