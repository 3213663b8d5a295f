namespace CommunityClusters.Crdt.Tests.Peers;

public sealed class SessionTests
{
    [Fact]
    public void Peers_of_yjs_and_of_ours_end_with_the_same_document()
    {
        var first = Seeds.Fresh();
        var sessions = Seeds.Long ? 10_000 : 300;
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < sessions; i++)
        {
            var seed = unchecked(first + i);
            try
            {
                var session = new Session(seed);
                session.Run();
                Agree(session, tally);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The session of CRDT_SEED={seed} failed: {e.Message}", e);
            }
        }

        Say.Line($"{sessions} sessions; states written by ours and by yjs: {string.Join(", ", tally.Select(t => $"{t.Value} {t.Key}"))}");
    }

    private static void Agree(Session session, SortedDictionary<string, int> tally)
    {
        var theirs = session.Theirs.Select(p => (Peer: p, State: p.State())).ToList();
        var expected = theirs[0].State;
        Assert.All(theirs, t => Same(t.Peer.Name, expected, t.State));
        foreach (var ours in session.Ours)
        {
            var state = ours.State();
            Same(ours.Name, expected, state);
            ours.SurvivesWriting();
            foreach (var (peer, their) in theirs.Where(t => t.Peer.GarbageCollects == ours.GarbageCollects))
            {
                var how = States.Compare(their.Update, state.Update);
                Assert.True(how is "equal" or "cut" or "kept", $"{ours.Name} and {peer.Name} hold different structs: {how}");
                tally[how] = tally.GetValueOrDefault(how) + 1;
            }
        }
    }

    private static void Same(string name, YjsState expected, YjsState state)
    {
        Assert.False(state.Pending, $"{name} still waits for something.");
        Assert.True(expected.Json == state.Json, $"{name} has another content than the first peer of yjs {Differing.From(expected.Json, state.Json)}");
        Assert.Equal(expected.Text, state.Text);
        Assert.Equal(expected.Vector, state.Vector);
    }
}
