using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Identity;

/// <summary>One device on which a teacher is signed in. The cookie names the session; only this row says it is alive.</summary>
public sealed class Session
{
    /// <summary>A random id: whoever holds it in a protected cookie holds the session.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Whose session it is.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>When the teacher signed in.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>When it ended, by signing out; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ends the session for good.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.HasIndex(s => s.TeacherId);
    }
}

/// <summary>The door to the sessions.</summary>
public sealed class SessionAccess(ClustersDb db, TimeProvider time)
{
    /// <summary>The teacher of a session that has not ended; null otherwise.</summary>
    public async Task<Guid?> TeacherOf(Guid sessionId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Session>().Where(s => s.Id == sessionId && s.EndedAt == null)
            .Select(s => s.TeacherId).ToListAsync(cancellationToken);
        return rows.Count == 1 ? rows[0] : null;
    }

    /// <summary>Begins a session for a teacher who has just shown who they are.</summary>
    public Session Begin(Guid teacherId)
    {
        var session = new Session { TeacherId = teacherId, BeganAt = time.GetUtcNow() };
        db.Add(session);
        return session;
    }

    /// <summary>Ends one session.</summary>
    public async Task End(Guid sessionId, CancellationToken cancellationToken)
    {
        var session = await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == sessionId, cancellationToken);
        session?.End(time.GetUtcNow());
    }
}
