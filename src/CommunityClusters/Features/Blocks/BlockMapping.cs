using CommunityClusters.Features.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Blocks;

internal sealed class BlockMapping : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> builder)
    {
        builder.ToTable("Blocks");
        builder.HasKey(b => new { b.TeacherId, b.OtherId });
        builder.HasIndex(b => b.OtherId);
        builder.HasOne<Teacher>().WithMany().HasForeignKey(b => b.TeacherId);
        builder.HasOne<Teacher>().WithMany().HasForeignKey(b => b.OtherId);
    }
}
