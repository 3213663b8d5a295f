using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings;

/// <summary>What people say in tests of how they can come to a day.</summary>
internal static class ReachingScene
{
    /// <summary>The address of the page on which they do.</summary>
    public static string Reach(this Scene scene, Guid day) => $"/clusters/{scene.Cluster}/gatherings/{day}/reach";

    /// <summary>One more member.</summary>
    public static async Task<Person> Welcomes(this Scene scene, string name)
    {
        var token = await scene.Nomsa.Place.Sends(scene.Nomsa, new InviteColleagues(scene.Cluster));
        var person = scene.Nomsa.Place.Visitor();
        await person.JoinsBy($"/i/{token}", asNewcomer: name);
        return person;
    }

    /// <summary>Somebody asks for something.</summary>
    public static Task<Unit> Wishes(this Scene scene, Person person, Guid day, HelpKind kind = HelpKind.Lift, string words = "", string cost = "") =>
        person.Place.Sends(person, new SayWhatWouldHelp { ClusterId = scene.Cluster, GatheringId = day, Kind = kind, Words = words, Cost = cost });

    /// <summary>Somebody offers something.</summary>
    public static Task<Unit> Offers(this Scene scene, Person person, Guid day, int seats = 1, HelpKind kind = HelpKind.Lift, string from = "White River") =>
        person.Place.Sends(person, new OfferHelp { ClusterId = scene.Cluster, GatheringId = day, Kind = kind, Seats = seats, From = from });

    /// <summary>Somebody who offers it holds out a hand to one who asks.</summary>
    /// <returns>The match.</returns>
    public static async Task<Guid> HoldsOut(this Scene scene, Person helper, Person asker, Guid day, string number = "082 555 0001", HelpKind kind = HelpKind.Lift)
    {
        var (from, to, place) = (await helper.TeacherId(), await asker.TeacherId(), helper.Place);
        var wish = await place.Reads(db => db.Set<Wish>().Where(w => w.TeacherId == to && w.GatheringId == day && w.Kind == kind).Select(w => w.Id).SingleAsync());
        await place.Sends(helper, new SayICouldHelp { ClusterId = scene.Cluster, GatheringId = day, WishId = wish, Number = number });
        return await place.Reads(db => db.Set<Match>().Where(m => m.WishId == wish && db.Set<Offer>().Any(o => o.Id == m.OfferId && o.TeacherId == from)).Select(m => m.Id).SingleAsync());
    }

    /// <summary>Somebody takes a hand.</summary>
    public static Task<Unit> Takes(this Scene scene, Person asker, Guid day, Guid match, string number = "072 555 0002") =>
        asker.Place.Sends(asker, new SayYesToHelp { ClusterId = scene.Cluster, GatheringId = day, MatchId = match, Number = number });

    /// <summary>Somebody ends it.</summary>
    public static Task<Unit> Ends(this Scene scene, Person person, Guid day, Guid match) => person.Place.Sends(person, new EndMatch(scene.Cluster, day, match));

    /// <summary>Somebody teaches at a new school, in a circuit or in none.</summary>
    public static async Task<Guid> TeachesAt(this Person person, string school, Guid? circuit = null, double? latitude = null, double? longitude = null)
    {
        var made = new School { Name = school, CircuitId = circuit, Latitude = latitude, Longitude = longitude };
        await person.Place.Reads(async db =>
        {
            db.Add(made);
            return await db.SaveChangesAsync();
        });
        await person.Place.Sends(person, new SayWhatITeach { Name = person.Name, SchoolId = made.Id });
        return made.Id;
    }

    /// <summary>Circuits with these names.</summary>
    public static Task<List<Guid>> Circuits(this Place place, params string[] names) => place.Reads(async db =>
    {
        var made = names.Select(n => new Circuit { Province = "MP", Name = n }).ToList();
        db.AddRange(made);
        await db.SaveChangesAsync();
        return made.Select(c => c.Id).ToList();
    });

    /// <summary>The program erases what is due.</summary>
    public static Task<int> Forgets(this Place place) => place.Node.Services.GetRequiredService<DueForgetting>().Forget(CancellationToken.None);
}
