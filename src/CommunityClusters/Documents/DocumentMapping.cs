using CommunityClusters.Features.Clusters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Documents;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Documents");
        builder.Property(d => d.Kind).HasMaxLength(20);
        builder.HasIndex(d => d.ClusterId);
        builder.HasIndex(d => d.TeacherId);
        builder.HasOne<Cluster>().WithMany().HasForeignKey(d => d.ClusterId);
    }
}

internal sealed class DocumentStateMapping : IEntityTypeConfiguration<DocumentState>
{
    public void Configure(EntityTypeBuilder<DocumentState> builder)
    {
        builder.ToTable("DocumentStates");
        builder.HasKey(s => s.DocumentId);
        builder.HasOne<Document>().WithOne().HasForeignKey<DocumentState>(s => s.DocumentId);
    }
}

internal sealed class DocumentUpdateMapping : IEntityTypeConfiguration<DocumentUpdate>
{
    public void Configure(EntityTypeBuilder<DocumentUpdate> builder)
    {
        builder.ToTable("DocumentUpdates");
        builder.HasKey(u => new { u.DocumentId, u.Sequence });
        builder.HasOne<Document>().WithMany().HasForeignKey(u => u.DocumentId);
    }
}

internal sealed class DocumentClientMapping : IEntityTypeConfiguration<DocumentClient>
{
    public void Configure(EntityTypeBuilder<DocumentClient> builder)
    {
        builder.ToTable("DocumentClients");
        builder.HasKey(c => new { c.DocumentId, c.ClientId });
        builder.HasOne<Document>().WithMany().HasForeignKey(c => c.DocumentId);
    }
}
