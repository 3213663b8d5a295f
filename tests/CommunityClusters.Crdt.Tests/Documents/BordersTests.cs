namespace CommunityClusters.Crdt.Tests.Documents;

public sealed class BordersTests
{
    [Fact]
    public void The_engine_stands_on_the_base_class_library_alone() =>
        Assert.All(typeof(Doc).Assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
}
