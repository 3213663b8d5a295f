namespace CommunityClusters.Tests.Support;

/// <summary>The databases on which the product runs; neither is second.</summary>
public enum Database
{
    Sqlite,
    PostgreSql,
}
