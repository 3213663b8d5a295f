using System.Text.Json.Nodes;
using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Tests.Support;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace CommunityClusters.Tests.Documents;

public sealed class SlowGuestTests
{
    private const int First = 2;
    private readonly Room _room = new(Guid.NewGuid());
    private readonly SlowLine _slow = new();
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;
    private int _number = 1;

    [Fact]
    public async Task Cursors_that_move_push_no_words_out_and_only_their_last_place_is_sent()
    {
        Enters(_slow);
        var (sibusiso, thandi) = (Enters(new SlowLine()), Enters(new SlowLine()));
        Writes();
        for (var i = 1; i < 450; i++)
        {
            sibusiso.Moves(i);
            thandi.Moves(1000 + i);
            Writes();
        }

        var arrived = await _slow.Reads(452);

        Assert.Equal(Enumerable.Range(First, 450).Select(n => (long)n), Numbers(arrived));
        Assert.Equal(["449", "1449"], arrived.Skip(450).Select(CursorIn).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task Who_goes_while_a_phone_is_slow_is_not_seen_there_for_ever()
    {
        Enters(_slow);
        var sibusiso = Enters(new SlowLine());
        Writes();
        sibusiso.Moves(1);
        var others = SeenIn(await _slow.Reads(2));
        Assert.Single(others.States);
        Writes();
        sibusiso.Moves(2);
        _room.Leave(sibusiso.Line.Context.ConnectionId);

        SeenIn(await _slow.Reads(2), others);

        Assert.Empty(others.States);
    }

    [Fact]
    public async Task Too_many_words_leave_a_gap_by_which_the_phone_sees_that_it_has_to_ask()
    {
        Enters(_slow);
        Writes();
        await _slow.IsFull();
        for (var i = 0; i < 600; i++)
        {
            Writes();
        }

        var arrived = Numbers(await _slow.Reads(501)).ToList();

        Assert.Equal(First, arrived[0]);
        Assert.Equal(Enumerable.Range(First + 101, 500).Select(n => (long)n), arrived.Skip(1));
    }

    private Mover Enters(SlowLine line)
    {
        var guest = new Guest(_room.DocumentId, line.Context, Guid.NewGuid(), _ => Task.FromResult<MayStillWrite.Answer?>(new(true, 0)));
        Assert.True(_room.TryEnter(guest));
        _room.Begins(guest, new OpenDocument.Answer(First - 1, [], null, true, Guid.NewGuid(), "Nomsa", "topic", 0));
        return new Mover(this, line);
    }

    private void Writes() => Assert.True(_room.FanOut(0, [new Heard(++_number, new byte[100], null)]));

    private static IEnumerable<long> Numbers(IEnumerable<InvocationMessage> arrived) =>
        arrived.Where(m => m.Target == "documentUpdated").Select(m => (long)m.Arguments[1]!);

    private static Awareness SeenIn(IEnumerable<InvocationMessage> arrived, Awareness? before = null)
    {
        var others = before ?? new Awareness(1) { LocalState = null };
        foreach (var said in arrived.Where(m => m.Target == "documentAwareness"))
        {
            others.Apply((byte[])said.Arguments[1]!);
        }

        return others;
    }

    private static string CursorIn(InvocationMessage said) => Assert.Single(SeenIn([said]).States).Value["cursor"]!.ToJsonString();

    /// <summary>Somebody in the room who moves about.</summary>
    private sealed class Mover(SlowGuestTests test, SlowLine line)
    {
        private readonly Awareness _here = new((ulong)line.Context.ConnectionId.GetHashCode(StringComparison.Ordinal) & uint.MaxValue);

        public SlowLine Line => line;

        public void Moves(int to)
        {
            _here.LocalState = new JsonObject { ["cursor"] = to };
            test._room.Share(line.Context.ConnectionId, _here.Encode(), test._now += TimeSpan.FromSeconds(1));
        }
    }
}
