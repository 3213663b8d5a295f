using CommunityClusters.Features.Gatherings.Papers;

namespace CommunityClusters.Tests.Features.Gatherings.Papers;

public sealed class SmallCountsTests
{
    [Theory]
    [InlineData("10:45 11:30", "10=45 11=30")]
    [InlineData("8:3 10:45 12:2", "10=45 8+12=5")]
    [InlineData("10:45 11:12 12:2", "10=45 11+12=14")]
    [InlineData("10:6 11:5 12:1", "10=6 11+12=6")]
    [InlineData("10:0 11:7", "11=7")]
    [InlineData("10:1 11:3", "")]
    [InlineData("", "")]
    public void What_is_under_five_is_counted_with_others_until_nobody_is_pointed_at(string counted, string told) =>
        Assert.Equal(told, string.Join(' ', SmallCounts.Merged(Groups(counted)).Select(m => $"{string.Join('+', m.Of)}={m.Count}")));

    private static IEnumerable<(string, int)> Groups(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(g => g.Split(':')).Select(g => (g[0], int.Parse(g[1], System.Globalization.CultureInfo.InvariantCulture)));
}
