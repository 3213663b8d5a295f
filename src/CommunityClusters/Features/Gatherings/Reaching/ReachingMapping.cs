using CommunityClusters.Features.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Gatherings.Reaching;

// Whoever erases their account takes all of it with them: the database sees to it.
internal sealed class WishMapping : IEntityTypeConfiguration<Wish>
{
    public void Configure(EntityTypeBuilder<Wish> builder)
    {
        builder.ToTable("Wishes");
        builder.Property(w => w.Words).HasMaxLength(Wish.LongestWords);
        builder.Property(w => w.Cost).HasMaxLength(Wish.LongestCost);
        builder.HasIndex(w => new { w.GatheringId, w.TeacherId, w.Kind }).IsUnique();
        builder.HasOne<Gathering>().WithMany().HasForeignKey(w => w.GatheringId);
        builder.HasOne<Teacher>().WithMany().HasForeignKey(w => w.TeacherId);
        builder.HasMany(w => w.Matches).WithOne().HasForeignKey(m => m.WishId);
    }
}

internal sealed class OfferMapping : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> builder)
    {
        builder.ToTable("Offers");
        builder.Property(o => o.From).HasMaxLength(Offer.LongestFrom);
        builder.HasIndex(o => new { o.GatheringId, o.TeacherId, o.Kind }).IsUnique();
        builder.HasOne<Gathering>().WithMany().HasForeignKey(o => o.GatheringId);
        builder.HasOne<Teacher>().WithMany().HasForeignKey(o => o.TeacherId);
        builder.HasMany(o => o.Matches).WithOne().HasForeignKey(m => m.OfferId);
    }
}

internal sealed class MatchMapping : IEntityTypeConfiguration<Match>
{
    public void Configure(EntityTypeBuilder<Match> builder)
    {
        builder.ToTable("Matches");
        // Its id is made with it: what joins an offer is new.
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.NumberOfHelper).HasMaxLength(GivenNumber.Longest);
        builder.Property(m => m.NumberOfAsker).HasMaxLength(GivenNumber.Longest);
        builder.HasIndex(m => new { m.OfferId, m.WishId }).IsUnique();
    }
}
