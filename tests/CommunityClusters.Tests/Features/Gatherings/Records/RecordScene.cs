using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings.Records;

/// <summary>The teaching day of 14 March, whose first lesson has the plan "Lenses", by a clock that moves when told: it is 08:30 there, and over at 13:00.</summary>
internal sealed class RecordScene : IAsyncDisposable
{
    private RecordScene(Place place, FakeClock clock, SaturdayScene day, Guid plan) => (Place, Clock, Day, Plan) = (place, clock, day, plan);

    public Place Place { get; }

    public FakeClock Clock { get; }

    public SaturdayScene Day { get; }

    public Guid Plan { get; }

    public Scene Scene => Day.Scene;

    public Person Nomsa => Scene.Nomsa;

    public Person Sibusiso => Scene.Sibusiso;

    public string Record => $"{Day.Path}/record";

    public string History => $"/clusters/{Scene.Cluster}/plans/{Plan}/history";

    public static async Task<RecordScene> On(Database database, Action<IServiceCollection>? change = null, string zone = "Africa/Johannesburg")
    {
        var clock = new FakeClock();
        var place = await Place.On(database, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            change?.Invoke(services);
        });
        var day = await SaturdayScene.Of(place, zone);
        var plan = await day.Scene.BeginsPlan();
        var scene = new RecordScene(place, clock, day, plan);
        await scene.Plans(day.Lesson, plan);
        return scene;
    }

    /// <summary>It is so late, by the clocks at the venue in Johannesburg, on that day.</summary>
    public void Is(int hour, int minute = 0)
    {
        var then = new DateTimeOffset(2026, 3, 14, hour, minute, 0, TimeSpan.FromHours(2));
        Clock.Passes(then - Clock.GetUtcNow());
    }

    /// <summary>A lesson has a plan.</summary>
    public async Task Plans(Guid lesson, Guid plan)
    {
        var slot = await Slot(lesson);
        await Place.Sends(Nomsa, new ChangeSlot
        {
            ClusterId = Scene.Cluster, GatheringId = Day.Gathering, SlotId = lesson, Seen = slot.Version, PlanId = plan, Topic = slot.Topic, Subject = slot.Subject, Grade = slot.Grade,
        });
    }

    public Task<Slot> Slot(Guid id) => Place.Reads(db => db.Set<Slot>().AsNoTracking().SingleAsync(s => s.Id == id));

    /// <summary>Makes what is due, on all nodes at once.</summary>
    /// <returns>How many records were made.</returns>
    public async Task<int> Makes() =>
        (await Task.WhenAll(Place.Nodes.Select(n => Task.Run(() => n.Services.GetRequiredService<DueRecords>().Make(TestContext.Current.CancellationToken))))).Sum();

    /// <summary>How often the plan is called taught, in its history.</summary>
    public async Task<int> Milestones() => (await Nomsa.Opens(History)).TextsOf(".list b").Count(b => b == "Taught on Saturday 14 March 2026");

    public ValueTask DisposeAsync() => Place.DisposeAsync();
}
