using System.Text;
using System.Text.Json.Nodes;
using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>Text that several people write in. Positions and lengths count UTF-16 units, as .NET and JavaScript do.</summary>
public sealed class YText : SharedType
{
    /// <summary>An empty text, to be put into a map or an array.</summary>
    public YText()
        : this(new Branch(TypeKind.Text, null))
    {
    }

    internal YText(Branch branch)
        : base(branch)
    {
    }

    /// <summary>How long it is. What stands in it like a character, as a picture may, counts as one.</summary>
    public int Length => checked((int)Branch.Children.Length);

    /// <summary>Writes something at a position. Half a surrogate pair becomes U+FFFD, for no peer could read it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public void Insert(int index, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var alone = Doc.Guard.Enter();
        CheckRange(index, 0);
        if (text.Length == 0)
        {
            return;
        }

        using var change = Doc.Begin();
        var (left, right) = AfterWhatWasDeleted(GapAt(change.Transaction, index), index);
        Write(change.Transaction, Branch.Children, left, right, new ContentString(text.WithoutHalves()), text.Length);
    }

    /// <summary>Deletes from a position on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not so much.</exception>
    public void Delete(int index, int length)
    {
        using var alone = Doc.Guard.Enter();
        CheckRange(index, length);
        if (length == 0)
        {
            return;
        }

        using var change = Doc.Begin();
        DeleteAt(change.Transaction, index, length);
    }

    /// <summary>The text, without what only stands in it.</summary>
    public override string ToString()
    {
        using var alone = Alone();
        var text = new StringBuilder(Length);
        for (var item = Branch.Children.First; item is not null; item = item.Right)
        {
            if (!item.IsDeleted && item.Content is ContentString part)
            {
                text.Append(part.Text);
            }
        }

        return text.ToString();
    }

    /// <summary>All that was ever written in it, in order, with the ids of what was deleted since.</summary>
    /// <remarks>
    /// Every replica has the same order, and a later state has all ids of an earlier one. What stands side by side may be in one run or in
    /// several.
    /// </remarks>
    public IReadOnlyList<TextSpan> Spans()
    {
        using var alone = Alone();
        var spans = new List<TextSpan>();
        for (var item = Branch.Children.First; item is not null; item = item.Right)
        {
            var text = !item.IsDeleted && item.Content is ContentString part ? part.Text.ToString() : "";
            spans.Add(new TextSpan(new IdRange(item.Client.Id, (ulong)item.Clock, (ulong)item.Length), text, (int)item.VisibleLength, item.IsDeleted));
        }

        return spans;
    }

    /// <inheritdoc/>
    public override JsonNode? ToJson() => ToString();

    // As in browsers: so what is typed after a correction goes on where that was.
    private (Item? Left, Item? Right) AfterWhatWasDeleted((Item? Left, Item? Right) gap, int index)
    {
        if (!Branch.Children.HasMarks)
        {
            var next = Branch.Children.Positions.At(index).Item;
            return (next is null ? Branch.Children.Last : next.Left, next);
        }

        while (gap.Right is { IsDeleted: true })
        {
            gap = (gap.Right, gap.Right.Right);
        }

        return gap;
    }
}
