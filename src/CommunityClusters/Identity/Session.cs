using CommunityClusters.Persistence;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Identity;

/// <summary>One device on which a teacher is signed in. The cookie names the session; only this row says it is alive.</summary>
public sealed class Session
{
    /// <summary>How long a session lasts on a phone that others use too.</summary>
    public static readonly TimeSpan OnSharedPhone = TimeSpan.FromHours(12);

    /// <summary>The longest description of a device.</summary>
    public const int LongestDevice = 60;

    /// <summary>A random id: whoever holds it in a protected cookie holds the session.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Whose session it is.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>When the teacher signed in.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>When it ends, or ended; null for one that lasts until the teacher ends it.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>What kind of device it is on.</summary>
    public string Device { get; init; } = "";

    /// <summary>Whether the teacher said that others use the phone too.</summary>
    public bool Shared { get; init; }

    /// <summary>Begins a session; on a phone that others use too it ends by itself.</summary>
    public static Session Begin(Guid teacherId, DateTimeOffset now, string device, bool shared) => new()
    {
        TeacherId = teacherId,
        BeganAt = now,
        Device = device.Length > LongestDevice ? device[..LongestDevice] : device,
        Shared = shared,
        EndsAt = shared ? now + OnSharedPhone : null,
    };

    /// <summary>Ends the session for good.</summary>
    public void End(DateTimeOffset now) => EndsAt = EndsAt < now ? EndsAt : now;
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.HasIndex(s => s.TeacherId);
        builder.Property(s => s.Device).HasMaxLength(Session.LongestDevice);
    }
}

/// <summary>The door to the sessions.</summary>
public sealed class SessionAccess(ClustersDb db, TopicLog topics, Device device, TimeProvider time)
{
    /// <summary>The sessions that are alive.</summary>
    internal IQueryable<Session> Alive
    {
        get
        {
            var now = time.GetUtcNow();
            return db.Set<Session>().Where(s => s.EndsAt == null || s.EndsAt > now);
        }
    }

    /// <summary>A session that is alive; null otherwise.</summary>
    internal Task<Session?> Find(Guid sessionId, CancellationToken cancellationToken) =>
        Alive.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, cancellationToken);

    /// <summary>Begins a session, on the device that asks, for a teacher who has just shown who they are.</summary>
    public Session Begin(Guid teacherId, bool shared = false)
    {
        var session = Session.Begin(teacherId, time.GetUtcNow(), device.Kind, shared);
        db.Add(session);
        return session;
    }

    /// <summary>Ends sessions of a teacher and closes their live connections. Whoever calls it tells the teacher's clusters that access changed.</summary>
    /// <param name="teacherId">Whose sessions.</param>
    /// <param name="sessionId">Only this one; null for all.</param>
    /// <param name="but">All but this one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task End(Guid teacherId, Guid? sessionId, Guid? but, CancellationToken cancellationToken)
    {
        var ending = await Alive.Where(s => s.TeacherId == teacherId && (sessionId == null || s.Id == sessionId) && s.Id != but).ToListAsync(cancellationToken);
        foreach (var session in ending)
        {
            session.End(time.GetUtcNow());
            topics.SessionEnded(session.Id);
        }
    }
}
