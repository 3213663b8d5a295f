using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Features.Gatherings.Minutes;
using CommunityClusters.Features.Gatherings.Registers;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings;

/// <summary>How a gathering comes about, whether it is called by itself or with others: its number, its dates, its agenda, its register, its minutes.</summary>
[PartOfFeature]
internal sealed class GatheringCalling(
    ClustersDb db, GatheringBroadcasts broadcasts, Venues venues, FirstAgenda agenda, RegisterAccess registers, MinutesAccess minutes, Caller caller, TimeProvider time)
{
    /// <summary>Calls a gathering: at one date it is settled at once, among several one is found.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="RuleBrokenException">A school is not known.</exception>
    public async Task<Guid> Call(Guid clusterId, GatheringKind kind, string about, string zone, IReadOnlyList<Meeting> dates, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var number = await broadcasts.GatheringChanged(clusterId, id, cancellationToken);
        await venues.MustBeThere(dates, cancellationToken);
        var gathering = new Gathering
        {
            Id = id,
            ClusterId = clusterId,
            Number = number,
            Kind = kind,
            CalledBy = caller.Teacher,
            CalledAt = time.GetUtcNow(),
        };
        gathering.KeepsTimeOf(zone.Length > 0 ? zone : await venues.UsualZone(clusterId, cancellationToken));
        gathering.IsAbout(about);
        db.Add(gathering);
        if (dates is [var only])
        {
            gathering.TakesPlace(only);
            db.Add(new Coming { GatheringId = id, TeacherId = caller.Teacher, Says = Answer.Yes });
        }
        else
        {
            foreach (var (place, date) in dates.Index())
            {
                var proposed = ProposedDate.Of(id, date, caller.Teacher, number, place);
                db.AddRange(proposed, new DateAnswer { DateId = proposed.Id, TeacherId = caller.Teacher, Says = Answer.Yes });
            }
        }

        db.AddRange(await agenda.Of(gathering, cancellationToken));
        await registers.Begin(clusterId, id, caller.Teacher, cancellationToken);
        await minutes.Begin(clusterId, id, caller.Teacher, cancellationToken);
        return id;
    }
}
