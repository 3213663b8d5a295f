using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Days;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>Who brings what to a gathering: the learners who are expected, what is needed, and what is pledged.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record SeeBringing(Guid ClusterId, Guid GatheringId) : IQuery<SeeBringing.Sheet>, IMembers
{
    /// <summary>Who brings what.</summary>
    /// <param name="Facts">When and where.</param>
    /// <param name="Expected">The learners who are expected.</param>
    /// <param name="Things">What is needed, said last first.</param>
    /// <param name="Lessons">The lessons with a plan, and what those say they need.</param>
    /// <param name="Schools">The schools that are offered, by name.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(
        DayFacts Facts, ExpectedSheet Expected, IReadOnlyList<ThingCard> Things, IReadOnlyList<LessonMaterials> Lessons, IReadOnlyList<string> Schools, Guid Me, string Topic, long Cursor);

    internal sealed class Handler(
        DayFactsReader facts, ExpectedList expected, ThingList things, MaterialsReading materials, SchoolNames schools, TopicLog topics, Caller caller) : IRequestHandler<SeeBringing, Sheet>
    {
        public async Task<Sheet> Handle(SeeBringing request, CancellationToken cancellationToken)
        {
            var (cluster, gathering) = (request.ClusterId, request.GatheringId);
            var topic = MembersTopic.Of(cluster);
            var state = await topics.StateOf(topic, cancellationToken);
            var day = await facts.Of(cluster, gathering, cancellationToken);
            var learners = (await expected.Of(cluster, gathering, cancellationToken))!;
            return new Sheet(
                day, learners, await things.Of(learners, cancellationToken), await materials.Of(cluster, gathering, cancellationToken),
                await schools.Offered(cluster, gathering, cancellationToken), caller.Teacher, topic, state.Sequence);
        }
    }
}
