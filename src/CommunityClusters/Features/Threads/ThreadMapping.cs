using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Threads.Care;
using CommunityClusters.Features.Threads.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Threads;

internal sealed class ThreadMapping : IEntityTypeConfiguration<Thread>
{
    public void Configure(EntityTypeBuilder<Thread> builder)
    {
        builder.ToTable("Threads");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => new { t.ClusterId, t.News });
        builder.HasOne<Cluster>().WithMany().HasForeignKey(t => t.ClusterId);
    }
}

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("Posts");
        builder.Property(p => p.Text).HasMaxLength(Post.LongestKept);
        builder.HasIndex(p => new { p.ThreadId, p.Number }).IsUnique();
        builder.HasIndex(p => new { p.By, p.At });
        // What was raised is few, and stands first however long the thread is; and so does whether who taught has answered.
        builder.HasIndex(p => p.ThreadId).HasFilter("\"Raised\" IS NOT NULL").HasDatabaseName("IX_Posts_Raised");
        builder.HasIndex(p => new { p.ThreadId, p.By, p.Number });
        builder.HasIndex(p => new { p.ThreadId, p.At, p.Number });
        builder.HasOne<Thread>().WithMany().HasForeignKey(p => p.ThreadId);
    }
}

internal sealed class PostMentionMapping : IEntityTypeConfiguration<PostMention>
{
    public void Configure(EntityTypeBuilder<PostMention> builder)
    {
        builder.ToTable("PostMentions");
        builder.HasKey(m => new { m.PostId, m.TeacherId });
        builder.HasIndex(m => new { m.TeacherId, m.ThreadId, m.Number });
        builder.HasOne<Post>().WithMany().HasForeignKey(m => m.PostId);
    }
}

internal sealed class PostPictureMapping : IEntityTypeConfiguration<PostPicture>
{
    public void Configure(EntityTypeBuilder<PostPicture> builder)
    {
        builder.ToTable("PostPictures");
        builder.HasKey(p => new { p.PostId, p.FileId });
        builder.HasIndex(p => p.FileId);
        builder.HasOne<Post>().WithMany().HasForeignKey(p => p.PostId);
    }
}

internal sealed class PostFlagMapping : IEntityTypeConfiguration<PostFlag>
{
    public void Configure(EntityTypeBuilder<PostFlag> builder)
    {
        builder.ToTable("PostFlags");
        builder.HasKey(f => new { f.PostId, f.TeacherId });
        builder.HasOne<Post>().WithMany().HasForeignKey(f => f.PostId);
        builder.HasOne<Teacher>().WithMany().HasForeignKey(f => f.TeacherId);
    }
}

internal sealed class PostThanksMapping : IEntityTypeConfiguration<PostThanks>
{
    public void Configure(EntityTypeBuilder<PostThanks> builder)
    {
        builder.ToTable("PostThanks");
        builder.HasKey(t => new { t.PostId, t.TeacherId });
        builder.HasOne<Post>().WithMany().HasForeignKey(t => t.PostId);
    }
}

internal sealed class ThreadReadingMapping : IEntityTypeConfiguration<ThreadReading>
{
    public void Configure(EntityTypeBuilder<ThreadReading> builder)
    {
        builder.ToTable("ThreadReadings");
        builder.HasKey(r => new { r.TeacherId, r.ThreadId });
        builder.HasOne<Thread>().WithMany().HasForeignKey(r => r.ThreadId);
    }
}
