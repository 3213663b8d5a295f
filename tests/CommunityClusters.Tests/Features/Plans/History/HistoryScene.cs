using CommunityClusters.Features.Plans.History;
using CommunityClusters.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Plans.History;

/// <summary>A plan on which two members write, by a clock that moves when told.</summary>
internal sealed class HistoryScene : IAsyncDisposable
{
    private HistoryScene(Place place, Scene scene, Guid plan, FakeClock clock, Phone nomsa, Phone sibusiso, string section) =>
        (Place, Scene, Plan, Clock, Nomsa, Sibusiso, Section) = (place, scene, plan, clock, nomsa, sibusiso, section);

    public Place Place { get; }

    public Scene Scene { get; }

    public Guid Plan { get; }

    public FakeClock Clock { get; }

    public Phone Nomsa { get; }

    public Phone Sibusiso { get; }

    /// <summary>The id of the plan's third section, the introduction.</summary>
    public string Section { get; }

    public string Text => $"text:{Section}";

    public string Pages => $"/clusters/{Scene.Cluster}/plans/{Plan}/history";

    public static async Task<HistoryScene> On(Database database)
    {
        var clock = new FakeClock();
        var place = await Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
        var (scene, plan) = await Scene.WithPlan(place);
        var section = (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).Elements("[data-section]")[2].GetAttribute("data-section")!;
        return new HistoryScene(place, scene, plan, clock, await Phone.Of(scene.Nomsa, plan), await Phone.Of(scene.Sibusiso, plan), section);
    }

    /// <summary>The moments from the first to the last.</summary>
    public async Task<IReadOnlyList<Moment>> Moments() => [.. (await Place.Sends(Scene.Nomsa, new PlanHistory(Plan, null, null))).Moments.Reverse()];

    public void Passes(double minutes) => Clock.Passes(TimeSpan.FromMinutes(minutes));

    /// <summary>Writes at the end of the introduction.</summary>
    public async Task Writes(Phone phone, string words)
    {
        await phone.Shows(Text, (phone == Nomsa ? Sibusiso : Nomsa).Doc.GetText(Text).ToString());
        var answer = await phone.Does(doc => doc.GetText(Text).Insert(doc.GetText(Text).Length, words));
        Assert.Null(answer.GetProperty("refused").GetString());
        await (phone == Nomsa ? Sibusiso : Nomsa).Shows(Text, phone.Doc.GetText(Text).ToString());
    }

    /// <summary>The introduction in a moment, or now.</summary>
    public async Task<string> Read(long number) =>
        (await Place.Sends(Scene.Nomsa, new SeeMoment(Plan, number))).Sections.Single(s => s.Section.Id == Section).Section.Text;

    public async ValueTask DisposeAsync()
    {
        await Nomsa.DisposeAsync();
        await Sibusiso.DisposeAsync();
        await Place.DisposeAsync();
    }
}
