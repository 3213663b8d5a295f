using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.BetterWords;

internal sealed class SuggestionMapping : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> builder)
    {
        builder.ToTable("Suggestions");
        builder.Property(s => s.Language).HasMaxLength(20);
        builder.Property(s => s.Key).HasMaxLength(Suggestion.LongestKey);
        builder.Property(s => s.Text).HasMaxLength(Suggestion.LongestText);
        builder.HasIndex(s => new { s.Language, s.Key });
        builder.HasIndex(s => new { s.MadeBy, s.MadeAt });
    }
}

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Agreements");
        builder.HasKey(a => new { a.SuggestionId, a.TeacherId });
        builder.HasIndex(a => a.TeacherId);
        builder.HasOne<Suggestion>().WithMany().HasForeignKey(a => a.SuggestionId);
    }
}
