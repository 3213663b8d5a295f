using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Documents.Moments;

internal sealed class DocumentMomentMapping : IEntityTypeConfiguration<DocumentMoment>
{
    public void Configure(EntityTypeBuilder<DocumentMoment> builder)
    {
        builder.ToTable("DocumentMoments");
        builder.HasKey(m => new { m.DocumentId, m.Number });
        builder.Property(m => m.Name).HasMaxLength(DocumentMoment.LongestName);
        builder.HasOne<Document>().WithMany().HasForeignKey(m => m.DocumentId);
    }
}

internal sealed class MomentAuthorMapping : IEntityTypeConfiguration<MomentAuthor>
{
    public void Configure(EntityTypeBuilder<MomentAuthor> builder)
    {
        builder.ToTable("DocumentMomentAuthors");
        builder.HasKey(a => new { a.DocumentId, a.Number, a.TeacherId });
        builder.HasIndex(a => new { a.DocumentId, a.TeacherId, a.Number });
        builder.HasOne<Document>().WithMany().HasForeignKey(a => a.DocumentId);
    }
}

internal sealed class DocumentStretchMapping : IEntityTypeConfiguration<DocumentStretch>
{
    public void Configure(EntityTypeBuilder<DocumentStretch> builder)
    {
        builder.ToTable("DocumentStretches");
        builder.HasKey(s => s.DocumentId);
        builder.HasOne<Document>().WithOne().HasForeignKey<DocumentStretch>(s => s.DocumentId);
    }
}

internal sealed class TakenDownMapping : IEntityTypeConfiguration<TakenDown>
{
    public void Configure(EntityTypeBuilder<TakenDown> builder)
    {
        builder.ToTable("DocumentTakenDown");
        builder.HasKey(t => new { t.DocumentId, t.Number });
        builder.HasOne<Document>().WithMany().HasForeignKey(t => t.DocumentId);
    }
}
