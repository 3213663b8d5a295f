namespace CommunityClusters.Crdt.Tests.Fuzzing;

/// <summary>A document that is shown hostile bytes, and watched.</summary>
internal sealed class Victim
{
    private readonly Doc doc;
    private readonly bool collects;
    private readonly byte[] before;
    private readonly string json;
    private readonly byte[] vector;
    private readonly bool pending;
    private byte[] update = [];

    public Victim(IReadOnlyList<byte[]> corpus, Random random, int room)
    {
        collects = random.Next(4) > 0;
        doc = Docs.WithRoots(new Doc(new DocOptions { ClientId = 77, GarbageCollect = collects, PendingLimit = room }));
        doc.ApplyUpdate(corpus[random.Next(corpus.Count)]);
        (before, json, vector, pending) = (doc.EncodeStateAsUpdate(), Docs.Json(doc), doc.EncodeStateVector(), doc.HasPending);
    }

    /// <summary>False when it was refused. Fails for another exception, for a trace of what was refused and for what cannot be written again.</summary>
    public bool Take(byte[] hostile)
    {
        update = hostile;
        try
        {
            doc.ApplyUpdate(hostile);
        }
        catch (Exception e) when (e is MalformedUpdateException or PendingLimitException)
        {
            return IsAsBefore() ? false : throw new InvalidOperationException($"{e.GetType().Name}, but the document has changed.\n{Story}", e);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.GetType().Name} {e.Message}\n{Story}", e);
        }

        IsWrittenWhole();
        return true;
    }

    public Question Question() => new(before, update, collects, Docs.Json(doc), doc.EncodeStateVector(), doc.HasPending);

    private string Story => $"before {Convert.ToHexStringLower(before)}\nupdate {Convert.ToHexStringLower(update)}\ncollects {collects}";

    private bool IsAsBefore() =>
        doc.HasPending == pending && doc.EncodeStateVector().AsSpan().SequenceEqual(vector) && doc.EncodeStateAsUpdate().AsSpan().SequenceEqual(before) && Docs.Json(doc) == json;

    private bool IsLike(Doc copy) =>
        doc.HasPending == copy.HasPending && doc.EncodeStateVector().AsSpan().SequenceEqual(copy.EncodeStateVector()) && Docs.Json(doc) == Docs.Json(copy);

    private void IsWrittenWhole()
    {
        var state = doc.EncodeStateAsUpdate();
        try
        {
            var copy = Docs.WithRoots(new Doc(new DocOptions { ClientId = 77, GarbageCollect = collects, PendingLimit = int.MaxValue }));
            copy.ApplyUpdate(state);

            if (!IsLike(copy))
            {
                // Blocks that claim to stand where they cannot be end elsewhere when all comes at once. So they do in yjs.
                var theirs = YjsPeer.Run<YjsState?>(
                    "const judge = open('judge', 78, { gc: args[1] }); Y.applyUpdate(judge, bytes(args[0])); try { jsonOf(judge) } catch { return null } return stateOf(judge)", state, collects);

                // There are contents that yjs takes and cannot show.
                if (theirs is not null)
                {
                    Assert.Equal(theirs.Json, Docs.Json(copy));
                    Assert.Equal(theirs.Vector, copy.EncodeStateVector());
                    Assert.Equal(theirs.Pending, copy.HasPending);
                }
            }
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"What was taken cannot be written and read again{(doc.HasPending ? " while something waits" : "")}: {e.Message}\n{Story}\nwritten {Convert.ToHexStringLower(state)}", e);
        }
    }
}
