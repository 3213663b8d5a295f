using CommunityClusters.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CommunityClusters.Persistence;

// Which tables Identity wants is told by its options, so the tools that write migrations need them too.
internal static class DesignTime
{
    public static DbContextOptionsBuilder<T> WithIdentity<T>(this DbContextOptionsBuilder<T> options) where T : DbContext =>
        options.UseApplicationServiceProvider(new ServiceCollection().AddIdentity().BuildServiceProvider());
}

internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteClustersDb>
{
    public SqliteClustersDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteClustersDb>().UseSqlite("Data Source=design.db").WithIdentity().Options);
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresClustersDb>
{
    public PostgresClustersDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresClustersDb>().UseNpgsql("Host=localhost").WithIdentity().Options);
}
