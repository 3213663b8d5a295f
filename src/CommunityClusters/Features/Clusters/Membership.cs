namespace CommunityClusters.Features.Clusters;

/// <summary>A teacher in a cluster. The row outlives leaving, so that coming back is one tap.</summary>
public sealed class Membership
{
    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>The teacher.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>The order of joining within the cluster.</summary>
    public long Number { get; private set; }

    /// <summary>When they joined, the last time.</summary>
    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>By whose invitation; null for whoever started the cluster.</summary>
    public Guid? InvitedBy { get; private set; }

    /// <summary>When they left; null while they are members.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Joins, or joins again; a member who joins twice stays what they are.</summary>
    public void Join(long number, DateTimeOffset now, Guid? invitedBy)
    {
        if (Number > 0 && LeftAt is null)
        {
            return;
        }

        (Number, JoinedAt, InvitedBy, LeftAt) = (number, now, invitedBy ?? InvitedBy, null);
    }

    /// <summary>Leaves. There is no reason to give and nobody to ask.</summary>
    public void Leave(DateTimeOffset now) => LeftAt ??= now;
}
