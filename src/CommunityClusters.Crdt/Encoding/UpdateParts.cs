namespace CommunityClusters.Crdt.Encoding;

/// <summary>Where the parts of an update stand in its bytes, after all of them were found to be valid.</summary>
internal sealed class UpdateParts
{
    private readonly Section[] _sections;

    private UpdateParts(Section[] sections, IdSet deletes) => (_sections, Deletes) = (sections, deletes);

    /// <summary>The clients' sections, the highest client first.</summary>
    public ReadOnlySpan<Section> Sections => _sections;

    public IdSet Deletes { get; }

    /// <summary>Reads through an update.</summary>
    /// <exception cref="MalformedUpdateException">It is none.</exception>
    public static UpdateParts Of(ReadOnlySpan<byte> update, int nesting)
    {
        var reader = new BlockReader(update, nesting);
        var sections = new Section[reader.ReadSectionCount()];
        for (var i = 0; i < sections.Length; i++)
        {
            var section = reader.ReadSection();
            var clock = section.Clock;
            for (var left = section.Remaining; left > 0; left--)
            {
                reader.ReadBlock(section.Client, clock, out var block);
                clock = block.ClockEnd;
            }

            section.End = reader.Position;
            sections[i] = section;
        }

        Array.Sort(sections, static (a, b) => b.Client.CompareTo(a.Client));
        for (var i = 1; i < sections.Length; i++)
        {
            if (sections[i].Client == sections[i - 1].Client)
            {
                throw ByteReader.Malformed("A client occurs twice", sections[i].Position);
            }
        }

        var deletes = reader.ReadDeletes();
        reader.ExpectEnd();
        return new UpdateParts(sections, deletes);
    }

    public Section[] CopySections() => [.. _sections];
}
