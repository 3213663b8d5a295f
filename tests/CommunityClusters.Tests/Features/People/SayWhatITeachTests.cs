using System.Net;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.People;

public sealed class SayWhatITeachTests
{
    [Theory, OnBothDatabases]
    public async Task What_a_teacher_says_stands_on_their_page_in_the_order_of_the_curriculum(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var school = await ASchool(place);

        var seen = await nomsa.Sends((await Form(nomsa)).And("Ask.Name", "Nomsa D").And("Ask.SchoolId", school.Id.ToString())
            .And("Ask.Grades[0]", "11").And("Ask.Grades[1]", "10").And("Ask.Subjects", "physical-sciences").And("Ask.Languages", "zu"));

        Assert.Equal("/me", seen.Path);
        Assert.True(seen.Has(".done"));
        Assert.Contains(nomsa.SignInName, seen.Text, StringComparison.Ordinal);
        var said = await place.Sends(nomsa, new MyProfile());
        Assert.Equal(("Nomsa D", school.Id), (said.Name, said.SchoolId));
        Assert.Equal(["10", "11"], said.Grades);
        Assert.Equal(["physical-sciences"], said.Subjects);
        Assert.Equal(["zu"], said.Languages);
        Assert.False((await nomsa.Opens("/me")).Has(".done"));
    }

    [Theory, OnBothDatabases]
    public async Task Colleagues_see_it_at_once_on_open_pages(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var school = await ASchool(place);
        await using var line = await scene.Nomsa.WatchesPageOf(scene.Cluster);
        await using var other = await scene.OtherMember.WatchesPageOf(scene.OtherCluster);

        await place.Sends(scene.Sibusiso, new SayWhatITeach { Name = "Sibusiso Nkosi", SchoolId = school.Id, Grades = ["8", "12"] });

        await line.Hears(school.Name);
        await line.Hears("from 1 circuit");
        await other.Settles();
        Assert.Empty(other.Streams);
    }

    [Theory, OnBothDatabases]
    public async Task A_former_member_says_it_to_nobody_there(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await using var line = await scene.Nomsa.WatchesPageOf(scene.Cluster);

        await place.Sends(scene.Former, new SayWhatITeach { Name = "Lindiwe Former", Grades = ["8"] });

        await line.Settles();
        Assert.Empty(line.Streams);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_in_the_curriculum_or_the_list_is_refused_and_nothing_changes(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(nomsa, new SayWhatITeach { Name = "N", Subjects = ["alchemy"] }));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(nomsa, new SayWhatITeach { Name = "N", Grades = ["13"] }));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(nomsa, new SayWhatITeach { Name = Typed.TwoHundredLetters }));
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(nomsa, new SayWhatITeach { Name = "N", SchoolId = Guid.NewGuid() }));
        await Assert.ThrowsAsync<NotSignedInException>(() => place.Sends(null, new SayWhatITeach { Name = "N" }));
        Assert.Equal("Nomsa Dlamini", (await place.Sends(nomsa, new MyProfile())).Name);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_that_is_wrong_keeps_what_was_typed_and_ticked(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var school = await ASchool(place);

        var seen = await nomsa.Sends((await Form(nomsa)).And("Ask.Name", " ").And("Ask.SchoolId", school.Id.ToString()).And("Ask.Grades", "11"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Equal("Type your name.", seen.ErrorOf("Ask.Name"));
        Assert.True(seen.Has($"#schools input[value='{school.Id}'][checked]"));
        Assert.True(seen.Has("#Ask_Grades input[value='11'][checked]"));
    }

    [Theory, OnBothDatabases]
    public async Task Without_script_a_school_is_looked_for_and_chosen_from_a_list(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var form = (await Form(nomsa)).And("Ask.Name", "Nomsa D").And("Ask.Grades", "11").And("find", "mvula hils");

        var seen = await nomsa.Sends(form.To("/me?handler=Find"));

        Assert.Contains(seen.TextsOf("#schools label b"), n => n == "Mvula Hills Secondary School");
        Assert.Equal("Nomsa D", seen.ValueOf("Ask.Name"));
        Assert.True(seen.Has("#Ask_Grades input[value='11'][checked]"));
        Assert.False(seen.Has(".form-errors"));
    }

    [Theory, OnBothDatabases]
    public async Task Without_script_enter_in_a_search_field_looks_for_what_was_typed_and_saves_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.Opens("/me");

        var schools = await nomsa.Sends(nomsa.Enter("find").And("Ask.Name", "Nomsa D").And("find", "mvula hils"));

        Assert.Contains(schools.TextsOf("#schools label b"), n => n == "Mvula Hills Secondary School");
        Assert.Equal("Nomsa D", schools.ValueOf("Ask.Name"));
        Assert.Empty(schools.TextsOf(".form-errors"));
        var circuits = await nomsa.Sends(nomsa.Enter("circuit").And("find", "").And("circuit", "mvula"));
        Assert.NotEmpty(circuits.TextsOf("#circuits label b"));
        Assert.Equal("Nomsa Dlamini", (await place.Sends(nomsa, new MyProfile())).Name);

        Assert.True((await nomsa.Sends(nomsa.Enter("Ask.Name").And("circuit", ""))).Has(".done"));
        Assert.Equal("Nomsa D", (await place.Sends(nomsa, new MyProfile())).Name);
    }

    [Theory, OnBothDatabases]
    public async Task Without_script_enter_saves_the_school_that_was_found_and_chosen(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var school = await ASchool(place);
        await nomsa.Opens("/me");
        await nomsa.Sends(nomsa.Enter("find").And("find", "zizamele"));

        var found = await nomsa.Sends(nomsa.Enter("find").And("find", "mvula hils"));

        Assert.True(found.Has($"#schools input[value='{school.Id}']"));
        Assert.True((await nomsa.Sends(nomsa.Enter("find").And("Ask.SchoolId", school.Id.ToString()))).Has(".done"));
        Assert.Equal(school.Id, (await place.Sends(nomsa, new MyProfile())).SchoolId);
    }

    [Theory, OnBothDatabases]
    public async Task Without_script_enter_adds_a_school_once_its_circuit_was_found_and_chosen(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.Opens("/me");
        await nomsa.Sends(nomsa.Enter("find").And("find", "Zizamele Primary"));
        var found = await nomsa.Sends(nomsa.Enter("circuit").And("circuit", "mvula"));
        var circuit = found.Document.QuerySelector("#circuits input")!.GetAttribute("value")!;

        Assert.True((await nomsa.Sends(nomsa.Enter("circuit").And("New.CircuitId", circuit))).Has(".done"));

        var said = (await place.Sends(nomsa, new MyProfile())).SchoolId;
        var added = await place.Reads(db => db.Set<School>().SingleAsync(s => s.Id == said));
        Assert.Equal(("Zizamele Primary", Guid.Parse(circuit)), (added.Name, added.CircuitId));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_said_yet_is_folded_and_says_what_is_inside_and_what_was_said_or_is_wrong_stands_open(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        var page = await nomsa.Opens("/me");

        Assert.Equal(["Ask_Subjects", "Ask_Grades", "Ask_Languages"], page.Document.QuerySelectorAll("main form > details:not([open])").Select(d => d.Id));
        Assert.Matches("^Grades you teach [0-9]+ to choose from$", page.TextOf("#Ask_Grades summary"));
        var wrong = await nomsa.Sends(nomsa.Form("Save").And("Ask.Grades", "11").And("Ask.Languages", "klingon"));
        Assert.Equal(["Ask_Grades", "Ask_Languages"], wrong.Document.QuerySelectorAll("main form > details[open]").Select(d => d.Id));
        await place.Sends(nomsa, new SayWhatITeach { Name = "Nomsa Dlamini", Grades = ["11"] });
        Assert.Equal(["Ask_Grades"], (await nomsa.Opens("/me")).Document.QuerySelectorAll("main form > details[open]").Select(d => d.Id));
    }

    [Theory, OnBothDatabases]
    public async Task It_is_asked_for_on_the_clusters_page_until_something_is_said(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        Assert.True((await nomsa.Opens($"/clusters/{cluster}")).Has("a.card[href='/me']"));

        await place.Sends(nomsa, new SayWhatITeach { Name = "Nomsa Dlamini", Languages = ["zu"] });

        Assert.False((await nomsa.Opens($"/clusters/{cluster}")).Has("a.card[href='/me']"));
    }

    private static async Task<Form> Form(Person person)
    {
        await person.OpensAnyForm();
        return person.AnyForm().To("/me");
    }

    private static Task<School> ASchool(Place place) => place.Reads(db => db.Set<School>().FirstAsync(s => s.Name == "Mvula Hills Secondary School"));
}
