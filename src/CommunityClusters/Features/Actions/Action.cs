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

    /// <summary>Who put that name down: whoever has it, or a colleague to whom they said yes; null where nobody has it.</summary>
    public Guid? GivenBy { get; private set; }

    /// <summary>Where it stands.</summary>
    public ActionState State { get; private set; }

    /// <summary>Raised with every change of what it is, until when, who does it, and where it stands.</summary>
    public int Version { get; private set; }

    /// <summary>A member says what is to be done, by whom and until when. What somebody has, they alone hand on.</summary>
    /// <exception cref="RuleBrokenException">It is open no more; or it would be taken from somebody else.</exception>
    public void Is(string what, DateOnly? by, Guid? teacher, Guid saidBy)
    {
        if (State != ActionState.Open)
        {
            throw new RuleBrokenException("actions.over");
        }

        if (teacher != TeacherId)
        {
            if (TeacherId is { } has && has != saidBy)
            {
                throw new RuleBrokenException("actions.theirs");
            }

            (TeacherId, GivenBy) = (teacher, teacher is null ? null : saidBy);
        }

        (What, By) = (what, by);
        Version++;
    }

    /// <summary>It is done: that holds whatever else was said of it at the same moment.</summary>
    public void IsDone() => Stands(ActionState.Done);

    /// <summary>It is let go, unless it was done meanwhile.</summary>
    public void IsLetGo() => Stands(State == ActionState.Done ? State : ActionState.LetGo);

    /// <summary>A member takes it up: one that was let go or is not done after all, or one that nobody has. A second tap finds it theirs.</summary>
    /// <param name="member">The member.</param>
    /// <param name="seen">Its version when they saw it: what was said to be done meanwhile is not undone by a tap that comes late.</param>
    /// <exception cref="RuleBrokenException">Somebody else has it, or it was changed meanwhile.</exception>
    public void IsTakenUpBy(Guid member, int seen)
    {
        if (State == ActionState.Open && TeacherId is { } has)
        {
            if (has != member)
            {
                throw new RuleBrokenException("actions.has-one");
            }

            return;
        }

        MustBeAsSeen(seen);
        (State, TeacherId, GivenBy) = (ActionState.Open, member, member);
        Version++;
    }

    /// <summary>Whoever had it left the cluster: it is nobody's, and others may take it.</summary>
    public void IsNobodys()
    {
        (TeacherId, GivenBy) = (null, null);
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

    private void Stands(ActionState state)
    {
        Version += state == State ? 0 : 1;
        State = state;
    }
}
