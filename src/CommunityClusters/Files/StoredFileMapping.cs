using CommunityClusters.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Files;

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("Files");
        builder.Property(f => f.Name).HasMaxLength(StoredFile.LongestName);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.Type).HasMaxLength(100);
        builder.HasIndex(f => f.DocumentId);

        // Only what arrives or is to go, a handful at any time.
        builder.HasIndex(f => f.BegunAt).HasFilter("\"WholeAt\" IS NULL OR \"DocumentId\" IS NULL");
        builder.HasOne<Document>().WithMany().HasForeignKey(f => f.DocumentId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class FileRoomMapping : IEntityTypeConfiguration<FileRoom>
{
    public void Configure(EntityTypeBuilder<FileRoom> builder)
    {
        builder.ToTable("FileRooms");
        builder.HasKey(r => r.RoomId);
    }
}
