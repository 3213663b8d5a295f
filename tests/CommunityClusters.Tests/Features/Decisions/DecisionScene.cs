using CommunityClusters.Features.Decisions;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using MediatR;
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

    /// <summary>The program looks whose time is over, as it does each minute.</summary>
    public static Task<int> CountsWhatIsDue(this Place place) => place.Node.Services.GetRequiredService<DueCounting>().Count(CancellationToken.None);
}
