using System.Net;
using CommunityClusters.Features.Places;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Places;

public sealed class AddSchoolTests
{
    [Theory, OnBothDatabases]
    public async Task A_school_that_a_teacher_adds_is_there_for_everybody_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        var circuit = (await place.Sends(nomsa, new FindCircuit("mvula hils")))[0];

        var id = await place.Sends(nomsa, new AddSchool { CommandId = Guid.NewGuid(), Name = "  Zizamele   Primary ", Town = "Dundonald", CircuitId = circuit.Id });

        var found = (await place.Sends(sibusiso, new FindSchool("zizamele")))[0];
        Assert.Equal((id, "Zizamele Primary", "Dundonald", "Mvula Hills"), (found.Id, found.Name, found.Town, found.Circuit));
    }

    [Theory, OnBothDatabases]
    public async Task Tapped_twice_it_is_added_once_and_a_like_name_blocks_nobody(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var before = await place.Count<School>();
        var add = new AddSchool { CommandId = Guid.NewGuid(), Name = "Mvula Hills Secondary School" };

        Assert.Equal(await place.Sends(nomsa, add), await place.Sends(nomsa, add));

        Assert.Equal(before + 1, await place.Count<School>());
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_name_or_in_a_circuit_that_is_not_there_it_is_refused(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var before = await place.Count<School>();

        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(nomsa, new AddSchool { CommandId = Guid.NewGuid(), Name = " " }));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(nomsa, new AddSchool { CommandId = Guid.NewGuid(), Name = Typed.TwoHundredLetters }));
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(nomsa, new AddSchool { CommandId = Guid.NewGuid(), Name = "A", CircuitId = Guid.NewGuid() }));
        await Assert.ThrowsAsync<NotSignedInException>(() => place.Sends(null, new AddSchool { CommandId = Guid.NewGuid(), Name = "A" }));
        Assert.Equal(before, await place.Count<School>());
    }

    [Theory, OnBothDatabases]
    public async Task Added_on_the_own_page_it_is_saved_with_all_that_was_typed(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var form = (await nomsa.OpensAnyForm(), nomsa.AnyForm()).Item2.To("/me?handler=Add")
            .And("Ask.Name", "Nomsa D").And("Ask.Grades", "10").And("New.CommandId", Guid.NewGuid().ToString()).And("New.Town", "Dundonald");

        var wrong = await nomsa.Sends(form.And("New.Name", ""));
        var seen = await nomsa.Sends(form.And("New.Name", Typed.Html));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("Type the school’s name.", wrong.ErrorOf("New.Name"));
        Assert.Equal("Dundonald", wrong.ValueOf("New.Town"));
        Assert.Equal("/me", seen.Path);
        Assert.Equal(Typed.Html, seen.TextOf("#schools label:has(input[checked]) b"));
        Assert.True(await place.Reads(db => db.Set<School>().AnyAsync(s => s.Name == Typed.Html)));
        Assert.Equal("Nomsa D", seen.ValueOf("Ask.Name"));
        Assert.True(seen.Has("#Ask_Grades input[value='10'][checked]"));
    }
}
