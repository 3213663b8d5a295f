using System.Net;
using System.Text;
using CommunityClusters.Crdt;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Registers;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings.Registers;

public sealed class RegisterTests
{
    private const string School = "~mvula%20hills";

    [Theory, OnBothDatabases]
    public async Task Two_members_keep_it_at_once_and_whoever_opens_it_without_script_reads_both(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var nomsa = await Phone.Of(day.Scene.Nomsa, day.Gathering);
        await using var sibusiso = await Phone.Of(day.Scene.Sibusiso, day.Gathering);
        var (nomsaId, sibusisoId) = (await day.Scene.Nomsa.TeacherId(), await day.Scene.Sibusiso.TeacherId());

        await nomsa.Does(doc => doc.GetMap("teachers").Set($"{nomsaId}", true));
        await sibusiso.Does(doc => doc.GetMap("teachers").Set($"{sibusisoId}", true));
        await sibusiso.Does(doc => Guest(doc, "Ayesha Khan", "Zinniaville"));

        var page = await day.Scene.Sibusiso.Opens($"{day.Path}/register");
        Assert.Equal(["Nomsa Dlamini", "Sibusiso Nkosi", "Ayesha Khan"], page.TextsOf("[data-document] .list b"));
        Assert.Contains("2 here", page.TextOf("[data-document]"), StringComparison.Ordinal);
        Assert.Equal(2, await place.Count<RegisteredTeacher>());
        Assert.Equal("Ayesha Khan", await place.Reads(db => db.Set<RegisteredGuest>().Select(g => g.Name).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Two_counts_of_the_same_school_and_grade_are_not_added_until_somebody_says_which_children_they_are(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var nomsa = await Phone.Of(day.Scene.Nomsa, day.Gathering);
        await using var sibusiso = await Phone.Of(day.Scene.Sibusiso, day.Gathering);
        var (nomsaId, sibusisoId) = (await day.Scene.Nomsa.TeacherId(), await day.Scene.Sibusiso.TeacherId());
        await nomsa.Does(doc => Count(doc, nomsaId, 14));
        await sibusiso.Does(doc => Count(doc, sibusisoId, 12));

        var open = await day.Scene.Nomsa.Opens($"{day.Path}/register/print");
        Assert.Contains("Nobody has said yet whether these were the same children", open.TextOf(".paper"), StringComparison.Ordinal);
        Assert.Contains("0 learners", open.TextOf(".paper"), StringComparison.Ordinal);
        Assert.Equal((14, 26, false), await place.Reads(db => db.Set<RegisteredLearners>().Select(l => new ValueTuple<int, int, bool>(l.Least, l.Most, l.IsSettled)).SingleAsync()));

        await nomsa.Does(doc => doc.GetMap("answers").Set($"{School}:11", $"same {nomsaId}/- {sibusisoId}/-"));
        Assert.Contains("14 learners", (await day.Scene.Nomsa.Opens($"{day.Path}/register/print")).TextOf(".paper"), StringComparison.Ordinal);

        await nomsa.Does(doc => doc.GetMap("answers").Set($"{School}:11", $"others {nomsaId}/- {sibusisoId}/-"));
        Assert.Contains("26 learners", (await day.Scene.Nomsa.Opens($"{day.Path}/register/print")).TextOf(".paper"), StringComparison.Ordinal);

        await nomsa.Does(doc => doc.GetMap("counts").Set($"count:{nomsaId}:~gate:{School}:11", 3));
        Assert.Contains("Nobody has said yet", (await day.Scene.Nomsa.Opens($"{day.Path}/register/print")).TextOf(".paper"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_count_under_a_colleagues_name_is_shown_as_by_whom_it_was_written(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var sibusiso = await Phone.Of(day.Scene.Sibusiso, day.Gathering);
        var nomsaId = await day.Scene.Nomsa.TeacherId();

        await sibusiso.Does(doc => Count(doc, nomsaId, 500));

        Assert.Contains("Nomsa Dlamini (written by Sibusiso Nkosi)", (await day.Scene.Nomsa.Opens($"{day.Path}/register")).TextOf("[data-document]"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_reads_who_came_not_even_where_the_cluster_is_open(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await place.Sends(day.Scene.Nomsa, new DescribeCluster { ClusterId = day.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });
        foreach (var outsider in day.Scene.Outsiders)
        {
            await using var phone = await Phone.Of(outsider, day.Gathering);
            var refused = await phone.Does(doc => Guest(doc, "Nobody", ""));

            Assert.False(phone.IsKnown);
            Assert.Equal("unknown", refused.GetProperty("refused").GetString());
            foreach (var page in new[] { "register", "register/print", "register/table" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"{day.Path}/{page}")).Status);
            }
        }

        Assert.Equal(0, await place.Count<RegisteredGuest>());
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_leaves_the_cluster_is_out_of_the_register_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var sibusiso = await Phone.Of(day.Scene.Sibusiso, day.Gathering);

        await place.Sends(day.Scene.Sibusiso, new LeaveCluster(day.Scene.Cluster));

        await Eventually.Is(() => sibusiso.IsOver);
        Assert.Equal("unknown", (await sibusiso.Does(doc => Guest(doc, "Nobody", ""))).GetProperty("refused").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task It_is_not_there_under_another_clusters_address(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);

        Assert.Equal(HttpStatusCode.NotFound, (await day.Scene.Nomsa.Opens($"/clusters/{day.Scene.OtherCluster}/gatherings/{day.Gathering}/register")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task As_a_table_the_counts_are_exact_and_nothing_runs_as_a_formula(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var nomsa = await Phone.Of(day.Scene.Nomsa, day.Gathering);
        var nomsaId = await day.Scene.Nomsa.TeacherId();
        await nomsa.Does(doc => Count(doc, nomsaId, 3));
        await nomsa.Does(doc => Guest(doc, "=HYPERLINK(\"http://x\")", "Hills, \"East\""));

        var answer = await day.Scene.Nomsa.Opens($"{day.Path}/register/table");

        Assert.Equal("text/csv", answer.Headers["Content-Type"].Split(';')[0]);
        Assert.Equal([0xEF, 0xBB, 0xBF], answer.Bytes[..3]);
        var lines = Encoding.UTF8.GetString(answer.Bytes[3..]).Split("\r\n");
        Assert.StartsWith("What,Name,School,Grade,Learners", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, l => l.Contains(",=HYPER", StringComparison.Ordinal) || l.Contains(",\"=HYPER", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("Mvula Hills", StringComparison.Ordinal) && l.Contains(",3,Nomsa Dlamini", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("\"Hills, \"\"East\"\"\"", StringComparison.Ordinal));
    }

    [Fact]
    public void What_no_phone_of_ours_writes_is_passed_over()
    {
        var doc = RegisterShape.Begin();
        var keeper = Guid.NewGuid();
        var counts = doc.GetMap("counts");
        counts.Set($"count:{keeper}:-:{School}:11", "many");
        counts.Set($"count:{keeper}:-:{School}:12", 5001);
        counts.Set($"count:somebody:-:{School}:12", 5);
        counts.Set($"count:{keeper}:-:{School}:10:more", 5);
        doc.GetMap("teachers").Set("somebody", true);
        doc.GetMap("teachers").Set($"{keeper}", "yes");
        doc.GetMap("guests").Set("short:name", "Nobody");
        doc.GetMap("answers").Set($"{School}:11", "maybe");

        Assert.Empty(RegisterShape.LearnersIn(doc));
        Assert.Empty(RegisterShape.TeachersOf(doc));
        Assert.Empty(RegisterShape.GuestsOf(doc));
    }

    private static void Count(Doc doc, Guid keeper, int learners)
    {
        doc.GetMap("schools").Set(School, "Mvula Hills");
        doc.GetMap("counts").Set($"count:{keeper}:-:{School}:11", learners);
    }

    private static void Guest(Doc doc, string name, string school)
    {
        var id = new string('g', 21);
        doc.GetMap("guests").Set($"{id}:name", name);
        doc.GetMap("guests").Set($"{id}:school", school);
    }
}
