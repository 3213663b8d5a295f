using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Gatherings.Observing;

internal sealed class ObservationMapping : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.ToTable("Observations");
        // One is offered for each lesson; a second that was begun on another phone without signal is kept beside it, for nothing is lost.
        builder.HasIndex(o => new { o.GatheringId, o.TeacherId });
        builder.HasIndex(o => o.TeacherId);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(o => o.GatheringId);
    }
}
