using CommunityClusters.Features.Clusters.Finding;

namespace CommunityClusters.Tests.Features.Clusters.Finding;

public sealed class BlockOfNumbersTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(255, 510)]
    [InlineData(256, 512)]
    [InlineData(3000, 512)]
    [InlineData(BlockOfNumbers.Size, 512)]
    public void A_set_is_read_as_it_was_written_in_the_shorter_of_two_forms(int count, int bytes)
    {
        var chosen = Some(count, seed: count);
        var form = Of(chosen).Write();

        Assert.Equal(bytes, form.Length);
        Assert.Equal(chosen.OrderDescending(), BlockOfNumbers.Read(form).Newest(block: 7));
    }

    [Fact]
    public void Two_sets_keep_what_both_have_and_what_was_taken_out_is_gone()
    {
        var (one, two) = (Some(2000, seed: 1), Some(100, seed: 2));
        var gone = one.Intersect(two).First();
        var both = Of(one);
        both.Remove(gone);

        Assert.Equal(one.Intersect(two).Where(n => n != gone).OrderDescending(), both.And(Of(two)).Newest(block: 7));
        Assert.True(Of([]).And(Of(two)).IsEmpty);
    }

    private static List<long> Some(int count, int seed)
    {
        var all = Enumerable.Range(0, BlockOfNumbers.Size).Select(n => (7L * BlockOfNumbers.Size) + n).ToArray();
        new Random(seed).Shuffle(all);
        return [.. all.Take(count)];
    }

    private static BlockOfNumbers Of(IEnumerable<long> numbers)
    {
        var set = BlockOfNumbers.Read([]);
        foreach (var number in numbers)
        {
            set.Add(number);
        }

        return set;
    }
}
