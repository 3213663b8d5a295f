using CommunityClusters.Features.Gatherings.Reaching;

namespace CommunityClusters.Tests.Features.Gatherings.Reaching;

public sealed class WhereaboutsTests
{
    [Theory]
    [InlineData("A A B B", "A A B B")]
    [InlineData("A A B C", "A A - -")]
    [InlineData("A A B", "- - -")]
    [InlineData("A A A B B C", "A A A - - -")]
    [InlineData("A A -", "- - -")]
    [InlineData("A A - -", "A A - -")]
    [InlineData("A B C", "- - -")]
    [InlineData("", "")]
    public void Nobody_is_alone_in_what_is_named_or_in_what_is_not(string circuits, string named)
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var others = circuits.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c =>
        {
            ids.TryAdd(c, Guid.NewGuid());
            return (TeacherId: Guid.NewGuid(), CircuitId: c == "-" ? (Guid?)null : ids[c], Circuit: c == "-" ? null : c);
        }).ToList();

        var found = Whereabouts.Named(others);

        Assert.Equal(named, string.Join(' ', others.Select(o => found.GetValueOrDefault(o.TeacherId) ?? "-")));
    }
}
