namespace CommunityClusters.Crdt.Tests.Histories;

/// <summary>The text of a trace as it grows. Traces count characters; documents count UTF-16 units, of which some characters have two.</summary>
internal sealed class Typescript
{
    private readonly SortedSet<int> wide = [];

    public Patch InUnits(int at, int deleted, string inserted)
    {
        var (from, to) = (Units(at), Units(at + deleted));
        Replace(at, deleted, inserted);
        return new Patch(from, to - from, inserted);
    }

    private int Units(int characters) => characters + wide.GetViewBetween(0, characters).Count(c => c < characters);

    private void Replace(int at, int deleted, string inserted)
    {
        var runes = inserted.EnumerateRunes().ToList();
        var moved = runes.Count - deleted;
        if (wide.Count > 0)
        {
            var later = wide.GetViewBetween(at, int.MaxValue).ToList();
            wide.ExceptWith(later);
            wide.UnionWith(later.Where(c => c >= at + deleted).Select(c => c + moved));
        }

        wide.UnionWith(runes.Select((rune, i) => (rune, i)).Where(r => r.rune.Utf16SequenceLength > 1).Select(r => at + r.i));
    }
}
