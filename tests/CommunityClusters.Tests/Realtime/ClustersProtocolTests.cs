using System.Buffers;
using CommunityClusters.Realtime.Protocol;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace CommunityClusters.Tests.Realtime;

public sealed class ClustersProtocolTests
{
    private static readonly ClustersProtocol Protocol = new();

    public static TheoryData<int> Fixed => [.. Enumerable.Range(0, Vector.All.Count)];

    [Theory, MemberData(nameof(Fixed))]
    public void What_is_fixed_for_both_ends_is_written_and_read_so(int place)
    {
        var vector = Vector.All[place];

        Assert.Equal(Convert.ToHexString(vector.Bytes), Convert.ToHexString(Protocol.GetMessageBytes(vector.Message).Span));
        // Read and written again it is the same: an answer's record as the list of its parts.
        var read = Assert.Single(Read(vector.Bytes));
        var again = read is CompletionMessage { Result: object?[] } ? vector.Bytes : Protocol.GetMessageBytes(read).ToArray();
        Assert.Equal(vector.Message.GetType(), read.GetType());
        Assert.Equal(Convert.ToHexString(vector.Bytes), Convert.ToHexString(again));
    }

    [Fact]
    public void Messages_come_in_whatever_pieces_and_each_is_read_once()
    {
        var bytes = Vector.All.SelectMany(v => v.Bytes).ToArray();
        for (var size = 1; size < 40; size += 3)
        {
            Assert.Equal(Vector.All.Count, Read(bytes, size).Count);
        }
    }

    [Fact]
    public void What_is_cut_short_waits_for_the_rest()
    {
        foreach (var vector in Vector.All)
        {
            var input = new ReadOnlySequence<byte>(vector.Bytes[..^1]);
            Assert.False(Protocol.TryParseMessage(ref input, new Binder(), out _));
            Assert.Equal(vector.Bytes.Length - 1, input.Length);
        }
    }

    [Theory]
    [InlineData("0401006300", "#99")]
    [InlineData("0401000300", "PushUpdate")]
    public void A_call_that_nobody_knows_or_that_lacks_something_fails_alone(string hex, string target) =>
        Assert.Equal(target, Assert.IsType<InvocationBindingFailureMessage>(Assert.Single(Read(Convert.FromHexString(hex)))).Target);

    [Fact]
    public void A_value_of_another_kind_fails_its_call_alone()
    {
        // A number where a document's id is expected.
        var failed = Assert.IsType<InvocationBindingFailureMessage>(Assert.Single(Read(Convert.FromHexString("080109030203050400"))));

        Assert.Equal(("7", nameof(CommunityClusters.Realtime.LiveHub.PushUpdate)), (failed.InvocationId, failed.Target));
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFFF01", "a length that no number of ours has")]
    [InlineData("8180808001", "a frame larger than any push")]
    [InlineData("00", "a frame without a kind")]
    [InlineData("03010004", "a stream, cut short")]
    [InlineData("0204FF", "a stream")]
    [InlineData("06010003020506", "an id cut short")]
    [InlineData("07010003FFFFFF7F", "more arguments than there are bytes")]
    public void What_makes_no_sense_ends_the_line(string hex, string what)
    {
        Assert.True(Read(Convert.FromHexString("0106")).Count == 1, what);
        Assert.ThrowsAny<InvalidDataException>(() => Read([.. Convert.FromHexString(hex), .. new byte[8]]));
    }

    [Fact]
    public void Whatever_bytes_come_nothing_else_happens_than_that()
    {
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Vector.All[random.Next(Vector.All.Count)].Bytes.ToArray();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                Read(random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            }
            catch (InvalidDataException)
            {
                // The line ends, and nobody else's.
            }
        }
    }

    private static List<HubMessage> Read(byte[] bytes, int? pieces = null)
    {
        var input = pieces is { } size ? Piece.Of(bytes, size) : new ReadOnlySequence<byte>(bytes);
        var read = new List<HubMessage>();
        while (Protocol.TryParseMessage(ref input, new Binder(), out var message))
        {
            read.Add(message);
        }

        return read;
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Of(byte[] bytes, int size)
        {
            Piece? first = null, last = null;
            foreach (var chunk in bytes.Chunk(size))
            {
                var next = new Piece { Memory = chunk, RunningIndex = last is null ? 0 : last.RunningIndex + last.Memory.Length };
                last?.Next = next;
                (first, last) = (first ?? next, next);
            }

            return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
        }
    }
}
