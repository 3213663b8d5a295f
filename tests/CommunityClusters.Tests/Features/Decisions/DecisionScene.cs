using CommunityClusters.Features.Decisions;
using CommunityClusters.Features.Decisions.Elections;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Decisions;

/// <summary>What people do in tests of decisions.</summary>
internal static class DecisionScene
{
    /// <summary>The address of a decision.</summary>
    public static string Decides(this Scene scene, Guid decision) => $"/clusters/{scene.Cluster}/decisions/{decision}";

    /// <summary>Somebody puts a question to all.</summary>
    public static Task<Guid> AsksAll(this Scene scene, Person person, string question, string options = "Yes\nNo", DateOnly? until = null) =>
        person.Place.Sends(person, new PutQuestion { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Question = question, Options = options, Until = until });

    /// <summary>Somebody votes.</summary>
    public static Task<Unit> Votes(this Scene scene, Person person, Guid decision, int choice) =>
        person.Place.Sends(person, new CastBallot { ClusterId = scene.Cluster, DecisionId = decision, Choice = choice });

    /// <summary>Somebody votes on the page, as with a browser without script.</summary>
    public static async Task<Sight> VotesOnPage(this Scene scene, Person person, Guid decision, int choice, string button = "Vote in secret")
    {
        await person.Opens(scene.Decides(decision));
        return await person.Sends(person.Form(button).And("Choice", $"{choice}"));
    }

    /// <summary>Five more members, so that there are seven.</summary>
    public static async Task<IReadOnlyList<Person>> WelcomesFive(this Scene scene)
    {
        var people = new List<Person>();
        foreach (var name in new[] { "Thandi One", "Zanele Two", "Bongani Three", "Lerato Four", "Mandla Five" })
        {
            people.Add(await scene.Welcomes(name));
        }

        return people;
    }

    /// <summary>Both members ask for an election, which begins by that.</summary>
    /// <returns>The election.</returns>
    public static async Task<Guid> CallsElection(this Scene scene, params Person[] others)
    {
        foreach (var person in others.Prepend(scene.Sibusiso).Prepend(scene.Nomsa))
        {
            await person.Place.Sends(person, new AskForElection(scene.Cluster, Asks: true));
        }

        return (await scene.Nomsa.Place.Sends(scene.Nomsa, new SeeLeader(scene.Cluster))).Card.ElectionId!.Value;
    }

    /// <summary>Both elect one who stands.</summary>
    public static async Task Elects(this Scene scene, Person leader)
    {
        var election = await scene.CallsElection();
        await leader.Place.Sends(leader, new Nominate(scene.Cluster, election, null));
        await leader.Place.StandingIsOver(election);
        await scene.Votes(scene.Nomsa, election, 1);
        await scene.Votes(scene.Sibusiso, election, 1);
    }

    /// <summary>The program looks which term is about to end, as it does each minute.</summary>
    public static Task<int> CallsElectionsThatFollow(this Place place) => place.Node.Services.GetRequiredService<DueElections>().Call(CancellationToken.None);

    /// <summary>The time to stand in an election is over, by the database alone, so that a place needs no clock of its own for it.</summary>
    public static async Task StandingIsOver(this Place place, Guid election)
    {
        var now = place.Node.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await place.Reads(db => db.Set<Decision>().Where(d => d.Id == election).ExecuteUpdateAsync(s => s.SetProperty(d => d.DueAt, now.AddMinutes(-1))));
        await place.CountsWhatIsDue();
    }

    /// <summary>The time to vote is over, as <see cref="StandingIsOver"/>.</summary>
    public static Task VotingIsOver(this Place place, Guid decision) => place.StandingIsOver(decision);

    /// <summary>The program has the database forget what was deleted, as it does each minute where a decision was closed.</summary>
    public static Task ForgetsWhatWasCounted(this Place place) => place.Node.Services.GetRequiredService<Forgetting>().Forget(CancellationToken.None);

    /// <summary>The program looks whose time is over, as it does each minute.</summary>
    public static Task<int> CountsWhatIsDue(this Place place) => place.Node.Services.GetRequiredService<DueCounting>().Count(CancellationToken.None);
}
