using System.Text.Json.Nodes;

namespace CommunityClusters.Crdt.Tests.Protocols;

/// <summary>Who is here: the awareness protocol of y-protocols.</summary>
public sealed class AwarenessTests
{
    private readonly ManualTime time = new();
    private readonly Awareness ours;

    public AwarenessTests() => ours = new Awareness(1, time);

    public static TheoryData<string> States =>
    [
        """{}""",
        """{"user":{"name":"Zoë 😀","color":"#f0f"},"cursor":null}""",
        """{"quotes":"a\"b'c\\d/e<f>&g","control":"\u0001\b\f\n\r\t","line":"\u2028"}""",
        """{"numbers":[0,-1,1.5,1e21,1e-7,123456789012],"flags":[true,false]}""",
        """{"z":1,"a":2}""",
    ];

    [Theory, MemberData(nameof(States))]
    public void What_yjs_says_is_passed_on_byte_for_byte(string state)
    {
        var theirs = TheirUpdate(7, state);

        var change = ours.Apply(theirs);

        Assert.Equal([7UL], change.Added);
        Assert.Empty(change.Updated);
        Assert.Empty(change.Removed);
        Assert.Equal(Canonical.Json(JsonNode.Parse(state)), Canonical.Json(ours.States[7]));
        Assert.Equal(Convert.ToHexStringLower(theirs), Convert.ToHexStringLower(ours.Encode([7])));
    }

    [Theory, MemberData(nameof(States))]
    public void What_is_said_here_is_heard_by_yjs(string state)
    {
        ours.LocalState = JsonNode.Parse(state);

        var heard = YjsPeer.Run<string>(
            "const a = new awarenessProtocol.Awareness(open('hears', 9)); awarenessProtocol.applyAwarenessUpdate(a, bytes(args[0]), ''); const heard = canonical(a.getStates().get(1)); a.destroy(); return heard",
            ours.Encode());

        Assert.Equal(Canonical.Json(JsonNode.Parse(state)), heard);
    }

    [Fact]
    public void A_later_word_counts_and_an_earlier_one_does_not()
    {
        var (first, second) = (TheirUpdate(7, """{"n":1}"""), TheirUpdate(7, """{"n":2}""", """{"n":3}"""));
        ours.Apply(second);

        var change = ours.Apply(first);

        Assert.Empty(change.Added.Concat(change.Updated).Concat(change.Removed));
        Assert.Equal("""{"n":3}""", ours.States[7].ToJsonString());
    }

    [Fact]
    public void A_change_is_told_as_a_change()
    {
        ours.Apply(TheirUpdate(7, """{"n":1}"""));

        var change = ours.Apply(TheirUpdate(7, """{"n":1}""", """{"n":2}"""));

        Assert.Equal([7UL], change.Updated);
        Assert.Empty(change.Added.Concat(change.Removed));
    }

    [Fact]
    public void Who_leaves_is_removed_and_may_come_back()
    {
        ours.Apply(TheirUpdate(7, """{"n":1}"""));

        Assert.Equal([7UL], ours.Apply(TheirUpdate(7, """{"n":1}""", "null")).Removed);
        Assert.False(ours.States.ContainsKey(7));
        var back = ours.Apply(TheirUpdate(7, """{"n":1}""", "null", """{"n":2}"""));

        Assert.Contains(7UL, back.Added.Concat(back.Updated));
        Assert.Equal("""{"n":2}""", ours.States[7].ToJsonString());
    }

    [Fact]
    public void Nobody_else_can_say_that_this_one_has_left()
    {
        ours.LocalState = new JsonObject { ["here"] = true };
        var clock = Clock(ours.Encode());

        ours.Apply([1, 1, (byte)(clock + 5), 4, .. "null"u8]);

        Assert.Equal("""{"here":true}""", ours.LocalState?.ToJsonString());
        Assert.InRange(Clock(ours.Encode()), clock + 6, 100);
    }

    [Fact]
    public void Leaving_is_told_to_the_others()
    {
        var other = new Awareness(2, time);
        ours.LocalState = new JsonObject();
        other.Apply(ours.Encode());

        ours.LocalState = null;

        Assert.False(ours.States.ContainsKey(1));
        Assert.Equal([1UL], other.Apply(ours.Encode([1])).Removed);
        Assert.False(other.States.ContainsKey(1));
    }

    [Fact]
    public void Each_word_of_ones_own_is_later_than_the_one_before()
    {
        ours.LocalState = new JsonObject { ["n"] = 1 };
        var first = Clock(ours.Encode());
        ours.LocalState = new JsonObject { ["n"] = 2 };

        Assert.Equal(first + 1, Clock(ours.Encode()));
    }

    [Fact]
    public void Those_not_heard_of_for_thirty_seconds_are_removed()
    {
        ours.LocalState = new JsonObject();
        ours.Apply(TheirUpdate(7, "{}"));
        time.GoOn(20);
        ours.Apply(TheirUpdate(8, "{}"));
        time.GoOn(9);
        Assert.Empty(ours.RemoveOutdated().Removed);
        time.GoOn(1);

        Assert.Equal([7UL], ours.RemoveOutdated().Removed);

        Assert.Equal([1UL, 8UL], ours.States.Keys.Order());
        time.GoOn(100);
        Assert.Equal([8UL], ours.RemoveOutdated().Removed);
        Assert.Equal([1UL], ours.States.Keys);
    }

    [Fact]
    public void A_word_that_says_nothing_new_keeps_one_here()
    {
        ours.Apply(TheirUpdate(7, "{}"));
        time.GoOn(20);
        ours.Apply(TheirUpdate(7, "{}", "{}"));
        time.GoOn(20);

        Assert.Empty(ours.RemoveOutdated().Removed);
    }

    [Fact]
    public void Those_who_are_named_are_removed()
    {
        ours.Apply(TheirUpdate(7, "{}"));

        Assert.Equal([7UL], ours.Remove([7, 8]).Removed);
        Assert.Empty(ours.Remove([7]).Removed);
        Assert.DoesNotContain(7UL, ours.States.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0107")]
    [InlineData("010701027b")]
    [InlineData("010701017b")]
    [InlineData("ffffffffffffff0f")]
    [InlineData("01070102c328")]
    [InlineData("02070002 7b7d 0800027b")]
    public void What_is_malformed_changes_nothing(string hex)
    {
        var update = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        Assert.Throws<MalformedUpdateException>(() => ours.Apply(update));

        Assert.DoesNotContain(7UL, ours.States.Keys);
    }

    /// <summary>What yjs writes after it said these in turn; its first word is always an empty object.</summary>
    private static byte[] TheirUpdate(ulong client, params string[] states) => YjsPeer.Run<byte[]>("""
        const a = new awarenessProtocol.Awareness(open('says', args[0]))
        for (const state of args[1]) a.setLocalState(JSON.parse(state))
        const update = awarenessProtocol.encodeAwarenessUpdate(a, [args[0]])
        clearInterval(a._checkInterval)
        return update
        """, client, states);

    /// <summary>Of the only client of an update, while it is small.</summary>
    private static int Clock(byte[] update) => update[2];
}
