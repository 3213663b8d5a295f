using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt.Blocks;

/// <summary>
/// A run of content that one client wrote at one place. It knows its neighbours of now, and those that it was written between
/// (its origins), by which every replica finds the same order.
/// </summary>
internal sealed class Item(Client client, long clock, long length, Id origin, Id rightOrigin, ItemList list, Content content) : Struct(client, clock, length)
{
    /// <summary>What stood to the left when this was written.</summary>
    public Id Origin { get; set; } = origin;

    /// <summary>What stood to the right when this was written.</summary>
    public Id RightOrigin { get; } = rightOrigin;

    public Item? Left { get; set; }

    public Item? Right { get; set; }

    /// <summary>The list that it stands in.</summary>
    public ItemList List { get; set; } = list;

    public Content Content { get; set; } = content;

    /// <summary>For the search for a place, see <see cref="Yata"/>.</summary>
    public Mark Passed { get; set; }

    /// <summary>Its leaf in the list's index, while there is one.</summary>
    public IndexLeaf? Leaf { get; set; }

    public bool IsCountable => Content.IsCountable;

    /// <summary>How many places it takes for a reader of the list.</summary>
    public long VisibleLength => IsDeleted || !IsCountable ? 0 : Length;

    /// <summary>Cuts it in two, both of which stay where it is.</summary>
    /// <returns>The second.</returns>
    public Item Split(long offset)
    {
        var second = new Item(Client, Clock + offset, Length - offset, new Id(Client, Clock + offset - 1), RightOrigin, List, Content.Split(offset)) { Left = this, Right = Right };
        if (IsDeleted)
        {
            second.MarkDeleted();
        }

        Length = offset;
        Right = second;
        if (second.Right is null)
        {
            List.Last = second;
        }
        else
        {
            second.Right.Left = second;
        }

        List.Index?.WasSplit(this, second);
        return second;
    }

    /// <summary>Forgets what an update says that is known already.</summary>
    public void DropFirst(long offset)
    {
        (Content, Clock, Length) = (Content.Split(offset), Clock + offset, Length - offset);
        Origin = new Id(Client, Clock - 1);
    }

    /// <inheritdoc/>
    public override bool TryMerge(Struct next)
    {
        if (next is not Item right || Right != right || right.Clock != End || right.Client != Client || IsDeleted != right.IsDeleted
            || right.Origin != LastId || RightOrigin != right.RightOrigin || Content.GetType() != right.Content.GetType() || !Content.TryAppend(right.Content))
        {
            return false;
        }

        if (List.Index is not null)
        {
            PositionIndex.Merges(this, right);
        }

        Length += right.Length;
        Right = right.Right;
        if (Right is null)
        {
            List.Last = this;
        }
        else
        {
            Right.Left = this;
        }

        return true;
    }

    public void Delete(Transaction transaction)
    {
        if (IsDeleted)
        {
            return;
        }

        List.Resize(this, -VisibleLength);
        MarkDeleted();
        transaction.Deleted.Add(Client.Id, Clock, Length);
        if (Content is ContentType type)
        {
            transaction.DeleteContentsOf(type.Branch);
        }
    }

    /// <summary>Content that arrives deleted was never counted.</summary>
    public void ArrivesDeleted(Transaction transaction)
    {
        MarkDeleted();
        transaction.Deleted.Add(Client.Id, Clock, Length);
    }

    /// <inheritdoc/>
    public override void Write(ByteWriter writer, long offset)
    {
        var written = offset > 0 ? new Id(Client, Clock + offset - 1) : Origin;
        writer.WriteByte((byte)(Content.Kind | (written.Exists ? Kind.HasOrigin : 0) | (RightOrigin.Exists ? Kind.HasRightOrigin : 0) | (List.Key is null ? 0 : Kind.HasKey)));
        if (written.Exists)
        {
            written.Write(writer);
        }

        if (RightOrigin.Exists)
        {
            RightOrigin.Write(writer);
        }

        if (!written.Exists && !RightOrigin.Exists)
        {
            List.Branch.WriteName(writer);
            if (List.Key is { } key)
            {
                writer.WriteString(key);
            }
        }

        Content.Write(writer, offset, Length);
    }
}
