using System.Collections.Concurrent;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using CommunityClusters.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

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

    [Fact]
    public async Task What_is_told_at_the_second_try_is_hinted_once_to_all_nodes_as_what_is_told_at_the_first()
    {
        var bus = new Listening();
        await using var place = await Place.On(Database.PostgreSql, services => services.AddSingleton<INodeBus>(bus));

        await place.Inside(async services =>
        {
            var (topics, tries) = (services.GetRequiredService<TopicLog>(), 0);
            var step = new TransactionStep<Command, Unit>(services.GetRequiredService<ClustersDb>(), services.GetRequiredService<AfterCommit>());
            return await step.Handle(new Command(), CancellationToken.None, async () =>
            {
                await topics.Tell("cluster:waited", [], TestContext.Current.CancellationToken);
                await topics.Tell("cluster:waited", [], TestContext.Current.CancellationToken);
                return ++tries == 1 ? throw new PostgresException("They waited for each other.", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected) : Unit.Value;
            });
        });

        Assert.Single(bus.Heard, h => h == "cluster:waited");
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

    private sealed class Listening : INodeBus
    {
        private readonly InProcessBus _bus = new();

        public ConcurrentQueue<string> Heard { get; } = new();

        public ValueTask Publish(string topic)
        {
            Heard.Enqueue(topic);
            return _bus.Publish(topic);
        }

        public IAsyncEnumerable<string?> Hints(CancellationToken cancellationToken) => _bus.Hints(cancellationToken);
    }
}
