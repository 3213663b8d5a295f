using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace CommunityClusters.Tests.Support;

/// <summary>Runs a theory on each database, and with each of the given values on each.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute(params object[] values) : DataAttribute
{
    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var rows = from database in Enum.GetValues<Database>()
                   from value in values.Length == 0 ? new object?[] { null } : values
                   select (ITheoryDataRow)(value is null ? new TheoryDataRow(database) : new TheoryDataRow(database, value));
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. rows]);
    }
}
