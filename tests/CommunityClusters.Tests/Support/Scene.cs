using CommunityClusters.Features.Plans;

namespace CommunityClusters.Tests.Support;

/// <summary>One cluster and everybody who may come near it: two members, one who left, a stranger, and another cluster's member.</summary>
internal sealed record Scene(Guid Cluster, Guid OtherCluster, Person Nomsa, Person Sibusiso, Person Former, Person Stranger, Person OtherMember)
{
    // A name that stands in none of the program's own sentences.
    public const string Name = "Saturday Optics";

    /// <summary>Those who are signed in and to whom the cluster is not there.</summary>
    public IReadOnlyList<Person> Outsiders => [Former, Stranger, OtherMember];

    /// <summary>The first member's link was withdrawn at the end; the cluster has no valid one.</summary>
    public static async Task<Scene> Of(Place place)
    {
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster(Name);
        var link = await nomsa.Invites(cluster);

        await nomsa.NamesNeed(cluster, "Refraction at a boundary");

        var sibusiso = place.Visitor();
        await sibusiso.JoinsBy(link, asNewcomer: "Sibusiso Nkosi");
        var former = place.Visitor();
        await former.JoinsBy(link, asNewcomer: "Lindiwe Former");
        await former.Leaves(cluster);
        await nomsa.Opens($"/clusters/{cluster}/invite");
        await nomsa.Submits("Withdraw");

        var stranger = await place.Newcomer("Pieter Stranger");
        var otherMember = await place.Newcomer("Ayesha Other");
        var otherCluster = await otherMember.StartsCluster("Monday Maths");
        return new Scene(cluster, otherCluster, nomsa, sibusiso, former, stranger, otherMember);
    }

    /// <summary>The scene with a plan that the first member began, named "Lenses".</summary>
    public static async Task<(Scene Scene, Guid Plan)> WithPlan(Place place)
    {
        var scene = await Of(place);
        return (scene, await scene.BeginsPlan());
    }

    /// <summary>The first member begins a plan.</summary>
    public Task<Guid> BeginsPlan() => Nomsa.Place.Sends(Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = Cluster, Topic = "Lenses" });
}
