using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class JoinClusterTests
{
    [Theory, OnBothDatabases]
    public async Task A_colleague_without_an_account_joins_with_a_name_and_a_password(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var sibusiso = place.Visitor();

        await sibusiso.JoinsBy(await nomsa.Invites(cluster), asNewcomer: "Sibusiso Nkosi");

        Assert.Equal($"/clusters/{cluster}", sibusiso.Sees.Path);
        Assert.Equal(["Sibusiso Nkosi", "Nomsa Dlamini"], sibusiso.Sees.TextsOf(".people b"));
        Assert.Contains("joined by Nomsa Dlamini’s invitation", sibusiso.Sees.Text, StringComparison.Ordinal);
        Assert.Contains("2 teachers", (await nomsa.Opens($"/clusters/{cluster}")).Text, StringComparison.Ordinal);
        Assert.Equal("/", (await place.Visitor().SignsIn(sibusiso.SignInName)).Path);
    }

    [Theory, OnBothDatabases]
    public async Task A_teacher_who_is_signed_in_joins_in_one_tap(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        await sibusiso.Opens(await nomsa.Invites(cluster));

        Assert.False(sibusiso.Sees.Has("main input:not([type=hidden]), main textarea"));
        await sibusiso.Submits("Join the cluster");

        Assert.Equal($"/clusters/{cluster}", sibusiso.Sees.Path);
        Assert.Equal(2, await place.Count<Teacher>());
    }

    [Theory, OnBothDatabases]
    public async Task No_school_circuit_grade_or_distance_keeps_anybody_out(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (near, far) = await place.Reads(async db =>
        {
            var circuits = new[] { "Kruisfontein", "Hazyview" }.Select(c => new Circuit { Province = "P", Name = c }).ToList();
            var schools = circuits.Select((c, i) => new School { Name = $"School {i}", CircuitId = c.Id, Latitude = -24 - (9 * i), Longitude = 31 - (12 * i) }).ToList();
            db.AddRange([.. circuits, .. schools]);
            await db.SaveChangesAsync();
            return (schools[0].Id, schools[1].Id);
        });
        await place.Sends(scene.Nomsa, new SayWhatITeach { Name = scene.Nomsa.Name, SchoolId = near, Subjects = ["physical-sciences"], Grades = ["11"], Languages = ["zu"] });
        await place.Sends(scene.Stranger, new SayWhatITeach { Name = scene.Stranger.Name, SchoolId = far, Subjects = ["history"], Grades = ["8"], Languages = ["af"] });
        await place.Sends(scene.Nomsa, new DescribeCluster
        {
            ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose,
            Subjects = ["physical-sciences"], Grades = ["11"], Languages = ["zu"], Findable = true, Open = true,
        });

        await scene.Stranger.JoinsBy(await scene.Nomsa.Invites(scene.Cluster));
        Assert.Contains(scene.Stranger.Name, (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".people b"));

        await scene.Stranger.Leaves(scene.Cluster);
        await place.Sends(scene.Stranger, new JoinOpenCluster(scene.Cluster));
        Assert.Contains(scene.Stranger.Name, (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".people b"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_an_account_signs_in_and_comes_back_to_the_invitation(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var link = await nomsa.Invites(await nomsa.StartsCluster("Saturday Physics"));
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        var otherPhone = place.Visitor();
        await otherPhone.Opens(link);

        await otherPhone.Opens(otherPhone.Sees.One("a[href^='/sign-in?']").GetAttribute("href")!);
        await otherPhone.Submits("Sign in", new { sibusiso.SignInName, Person.Password });

        Assert.Equal(link, otherPhone.Sees.Path);
        await otherPhone.Submits("Join the cluster");
        Assert.Equal("Saturday Physics", otherPhone.Sees.TextOf("h1"));
    }

    [Theory, OnBothDatabases]
    public async Task A_member_who_joins_again_stays_what_they_are(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        await sibusiso.Opens(link);
        var form = sibusiso.Form("Join the cluster");
        await sibusiso.Sends(form);
        await place.Visitor().JoinsBy(link, asNewcomer: "Zanele Mthembu");

        await sibusiso.Sends(form);

        Assert.Equal(["Zanele Mthembu", "Sibusiso Nkosi", "Nomsa Dlamini"], sibusiso.Sees.TextsOf(".people b"));
        var page = await sibusiso.Opens(link);
        Assert.Contains("You are in this cluster", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has("main form"));
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_form_says_beside_each_field_what_is_missing(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var link = await nomsa.Invites(await nomsa.StartsCluster("Saturday Physics"));
        var visitor = place.Visitor();
        await visitor.Opens(link);

        var page = await visitor.Submits("Join the cluster");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Type your name.", page.ErrorOf("Name"));
        Assert.Equal("Type a password.", page.ErrorOf("Password"));
        Assert.Equal("Saturday Physics", page.TextOf("h1"));
        Assert.Equal(1, await place.Count<Membership>());
    }

    [Theory, OnBothDatabases]
    public async Task A_name_of_200_letters_is_kept_for_the_person_to_shorten(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var visitor = place.Visitor();
        await visitor.Opens(await nomsa.Invites(await nomsa.StartsCluster("Saturday Physics")));

        var page = await visitor.Submits("Join the cluster", new { Name = Typed.TwoHundredLetters, Person.Password });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("at most 100 letters", page.ErrorOf("Name"), StringComparison.Ordinal);
        Assert.Equal(Typed.TwoHundredLetters, page.ValueOf("Name"));
        Assert.Equal(1, await place.Count<Teacher>());
    }

    [Theory, OnBothDatabases(Typed.Emoji, Typed.RightToLeft, Typed.Html, Typed.Attribute)]
    public async Task Any_name_is_shown_to_colleagues_as_it_was_typed_and_never_run(Database database, string name)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        await place.Visitor().JoinsBy(await nomsa.Invites(cluster), asNewcomer: name);

        foreach (var address in new[] { $"/clusters/{cluster}", $"/clusters/{cluster}/members" })
        {
            await nomsa.Opens(address);
            Assert.Equal([name, "Nomsa Dlamini"], nomsa.Sees.TextsOf(".people b"));
            Assert.False(nomsa.Sees.Has("main script, main img, [onclick], [onerror]"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_grew_old_joins_nobody_and_keeps_what_was_typed(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var visitor = place.Visitor();
        await visitor.Opens(await nomsa.Invites(await nomsa.StartsCluster("Saturday Physics")));
        var form = visitor.Form("Join the cluster").With(new { Name = "Sibusiso Nkosi", Person.Password });

        foreach (var old in new[] { form.Stale(), form.WithoutStamp() })
        {
            var page = await visitor.Sends(old);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Equal("Sibusiso Nkosi", page.ValueOf("Name"));
            Assert.Equal(1, await place.Count<Teacher>());
        }

        await visitor.Submits("Join the cluster", new { Person.Password });
        Assert.Contains("Sibusiso Nkosi", visitor.Sees.TextsOf(".people b"));
    }

    [Theory, OnBothDatabases]
    public async Task Another_site_can_make_nobody_join(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var link = await nomsa.Invites(await nomsa.StartsCluster("Saturday Physics"));
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        await sibusiso.Opens(link);

        var page = await sibusiso.Sends(sibusiso.Form("Join the cluster").WithoutStamp());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(1, await place.Count<Membership>());
    }

    [Theory, OnBothDatabases]
    public async Task A_newcomers_double_tap_makes_one_account_and_one_member(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var sibusiso = place.Visitor();
        await sibusiso.Opens(await nomsa.Invites(cluster));
        var (twin, deaf) = (sibusiso.Twin(), sibusiso.Twin());
        var form = sibusiso.Form("Join the cluster").With(new { Name = "Sibusiso Nkosi", Person.Password });

        var pages = await Task.WhenAll(sibusiso.Sends(form), twin.Sends(form));
        var later = await deaf.Sends(form);

        Assert.All([.. pages, later], p => Assert.Equal($"/clusters/{cluster}", p.Path));
        Assert.Single(pages.Append(later).Select(p => p.TextOf("#sign-in-name b")).Distinct(StringComparer.Ordinal));
        Assert.Equal(2, await place.Count<Teacher>());
        Assert.Equal(2, await place.Count<Membership>());
    }

    [Theory, OnBothDatabases]
    public async Task A_teachers_double_tap_joins_once(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        await sibusiso.Opens(await nomsa.Invites(cluster));
        var form = sibusiso.Form("Join the cluster");

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => sibusiso.Sends(form)));

        Assert.All(pages, p => Assert.Equal(["Sibusiso Nkosi", "Nomsa Dlamini"], p.TextsOf(".people b")));
        Assert.Equal(2, await place.Count<Membership>());
    }

    [Theory, OnBothDatabases]
    public async Task An_invitation_ends_when_its_maker_leaves(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);
        await place.Visitor().JoinsBy(link, asNewcomer: "Sibusiso Nkosi");

        await nomsa.Leaves(cluster);

        Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens(link)).Status);
        await nomsa.ComesBack(cluster);
        Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens(link)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_token_that_nobody_made_is_not_there(Database database)
    {
        await using var place = await Place.On(database);
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");

        foreach (var token in new[] { new string('A', 22), "x", "%00", "' or 1=1 --" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await sibusiso.Opens($"/i/{Uri.EscapeDataString(token)}")).Status);
            await sibusiso.OpensAnyForm();
            Assert.Equal(HttpStatusCode.NotFound, (await sibusiso.Sends(sibusiso.AnyForm().To($"/i/{Uri.EscapeDataString(token)}?handler=Teacher"))).Status);
        }
    }
}
