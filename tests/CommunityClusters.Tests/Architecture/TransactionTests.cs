using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Architecture;

public sealed class TransactionTests
{
    [Fact]
    public async Task Two_commands_that_wait_for_each_other_are_both_carried_out()
    {
        await using var place = await Place.On(Database.PostgreSql);
        await using var node = place.AnotherNode();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await Runs(node, db => db.Database.ExecuteSqlAsync($"""INSERT INTO "Done" ("TeacherId", "CommandId", "Request", "Answer", "At") VALUES ({first}, {first}, '', '', now()), ({second}, {second}, '', '', now())"""));
        using var both = new Barrier(2);
        var tries = 0;

        await Task.WhenAll(Task.Run(() => Touches(first, second), TestContext.Current.CancellationToken), Task.Run(() => Touches(second, first), TestContext.Current.CancellationToken));

        Assert.Equal(3, tries);
        Assert.Equal(["++", "++"], await place.Reads(db => db.Database.SqlQuery<string>($"""SELECT "Request" AS "Value" FROM "Done" WHERE "TeacherId" = {first} OR "TeacherId" = {second}""").ToListAsync()));

        Task Touches(Guid one, Guid other) => Runs(node, async db =>
        {
            var mine = Interlocked.Increment(ref tries);
            await Touch(db, one);
            if (mine <= 2)
            {
                both.SignalAndWait(TimeSpan.FromSeconds(15));
            }

            await Touch(db, other);
        });

        static Task Touch(ClustersDb db, Guid row) => db.Database.ExecuteSqlAsync($"""UPDATE "Done" SET "Request" = "Request" || '+' WHERE "TeacherId" = {row}""");
    }

    private static async Task Runs(Node node, Func<ClustersDb, Task> work)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClustersDb>();
        await new TransactionStep<Command, Unit>(db, new AfterCommit()).Handle(new Command(), CancellationToken.None, async () =>
        {
            await work(db);
            return Unit.Value;
        });
    }

    private sealed record Command : IRequest<Unit>;
}
