using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>The registers of gatherings: the members of the cluster write, and nobody else reads who came.</summary>
internal sealed class RegisterDocuments(ClustersDb db, ClusterAccess clusters) : IDocumentKind
{
    public const string Name = "register";

    public string Kind => Name;

    public string TopicOf(Document document) => ClusterTopic.Of(document.ClusterId!.Value);

    public async Task<IReadOnlyDictionary<Asked, DocumentRight>> RightsOf(IReadOnlyCollection<(Asked Asked, Document Document)> asked, CancellationToken cancellationToken)
    {
        var members = await clusters.MembersAmong(
            [.. asked.Select(a => a.Document.ClusterId!.Value).Distinct()], [.. asked.Select(a => a.Asked.TeacherId).Distinct()], cancellationToken);
        return asked.ToDictionary(a => a.Asked, a => members.Contains((a.Document.ClusterId!.Value, a.Asked.TeacherId)) ? DocumentRight.Write : DocumentRight.None);
    }

    public object ReadingOf(Doc doc) => string.Join('\n',
    [
        .. RegisterShape.TeachersOf(doc).Select(t => t.ToString()),
        .. RegisterShape.GuestsOf(doc).Select(g => g.ToString()),
        .. RegisterShape.LearnersIn(doc).Select(l => $"{l.School}:{l.Grade}:{l.AreSame}:{string.Join(',', l.Counts)}"),
    ]);

    public async Task Project(IReadOnlyCollection<(Document Document, Doc Doc)> changed, CancellationToken cancellationToken)
    {
        foreach (var (document, doc) in changed)
        {
            var id = document.Id;
            await db.Set<RegisteredTeacher>().Where(r => r.GatheringId == id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<RegisteredGuest>().Where(r => r.GatheringId == id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<RegisteredLearners>().Where(r => r.GatheringId == id).ExecuteDeleteAsync(cancellationToken);
            await db.ForEach(
                """INSERT INTO "RegisteredTeachers" ("GatheringId", "TeacherId") VALUES (@p0, @p1)""",
                [.. RegisterShape.TeachersOf(doc).Select(t => new object[] { id, t })], cancellationToken);
            await db.ForEach(
                """INSERT INTO "RegisteredGuests" ("GatheringId", "Number", "Name", "School") VALUES (@p0, @p1, @p2, @p3)""",
                [.. RegisterShape.GuestsOf(doc).Index().Select(g => new object[] { id, g.Index, g.Item.Name, g.Item.School })], cancellationToken);
            await db.ForEach(
                """INSERT INTO "RegisteredLearners" ("GatheringId", "Number", "School", "Grade", "Least", "Most", "IsSettled") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)""",
                [.. RegisterShape.LearnersIn(doc).Index().Select(l => RowOf(id, l.Index, l.Item))], cancellationToken);
        }
    }

    private static object[] RowOf(Guid id, int number, LearnersOf learners)
    {
        var (least, most) = learners.Learners is { } sure ? (sure, sure) : (learners.Counts.Max(c => c.Learners), learners.Counts.Sum(c => c.Learners));
        return [id, number, learners.School, learners.Grade, least, most, learners.Learners is not null];
    }
}
