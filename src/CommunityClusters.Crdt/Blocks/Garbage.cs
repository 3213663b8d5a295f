using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt.Blocks;

/// <summary>Forgets deleted content. What stood in a deleted type is not even kept as items: nobody can write next to it.</summary>
internal static class Garbage
{
    public static void Collect(BlockStore store, IdSet deleted)
    {
        foreach (var range in deleted.Ranges)
        {
            var client = store.Client(range.Client);
            var place = client.Find(range.Clock);
            do
            {
                if (client[place] is Item { IsDeleted: true } item && item.Clock < range.End)
                {
                    Collect(item);
                }
            }
            while (client.TryNext(place, out place) && client[place].Clock < range.End);
        }
    }

    private static void Collect(Item item)
    {
        if (item.Content is ContentType type)
        {
            CollectContentsOf(type.Branch);
        }

        item.Content = ContentDeleted.Instance;
    }

    private static void CollectContentsOf(Branch outermost)
    {
        var branches = new Queue<Branch>([outermost]);
        while (branches.TryDequeue(out var branch))
        {
            foreach (var list in branch.Entries.Values.Prepend(branch.Children))
            {
                for (var item = list.First; item is not null; item = item.Right)
                {
                    if (item.Content is ContentType type)
                    {
                        branches.Enqueue(type.Branch);
                    }

                    item.Client.Replace(item.Client.Find(item.Clock), new Gc(item.Client, item.Clock, item.Length));
                }
            }

            branch.Clear();
        }
    }
}
