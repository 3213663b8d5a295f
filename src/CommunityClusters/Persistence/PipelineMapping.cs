using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Persistence;

internal sealed class DoneMapping : IEntityTypeConfiguration<Done>
{
    public void Configure(EntityTypeBuilder<Done> builder)
    {
        builder.ToTable("Done");
        builder.HasKey(d => new { d.TeacherId, d.CommandId });
        builder.Property(d => d.Request).HasMaxLength(100);
    }
}
