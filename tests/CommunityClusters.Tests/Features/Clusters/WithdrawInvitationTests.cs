using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class WithdrawInvitationTests
{
    [Theory, OnBothDatabases]
    public async Task A_withdrawn_invitation_is_as_if_it_had_never_been(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);

        await nomsa.Submits("Withdraw");

        var withdrawn = await place.Visitor().Opens(link);
        var unknown = await place.Visitor().Opens("/i/" + new string('A', 22));
        Assert.Equal(HttpStatusCode.NotFound, withdrawn.Status);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        // Each page knows its own address, to which a change of language returns.
        Assert.Equal(unknown.Html.Replace(unknown.Path, "", StringComparison.Ordinal), withdrawn.Html.Replace(link, "", StringComparison.Ordinal));
        Assert.NotEqual(link, await nomsa.Invites(cluster));
    }

    [Theory, OnBothDatabases]
    public async Task Who_joined_by_it_stays_and_who_had_it_open_cannot_join(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);
        var sibusiso = place.Visitor();
        await sibusiso.JoinsBy(link, asNewcomer: "Sibusiso Nkosi");
        var late = place.Visitor();
        await late.Opens(link);

        await nomsa.Submits("Withdraw");
        var page = await late.Submits("Join the cluster", new { Name = "Too Late", Person.Password });

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(2, await place.Count<Membership>());
        Assert.Equal(HttpStatusCode.OK, (await sibusiso.Opens($"/clusters/{cluster}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Any_member_may_withdraw_a_colleagues_link(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);
        var sibusiso = place.Visitor();
        await sibusiso.JoinsBy(link, asNewcomer: "Sibusiso Nkosi");

        await sibusiso.Opens($"/clusters/{cluster}/invite");
        await sibusiso.Submits("Withdraw");

        Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens(link)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_double_tap_withdraws(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);
        var form = nomsa.Form("Withdraw");

        var pages = await Task.WhenAll(nomsa.Sends(form), nomsa.Sends(form));
        var later = await nomsa.Sends(form);

        Assert.All([.. pages, later], p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens(link)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_grew_old_withdraws_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);

        var page = await nomsa.Sends(nomsa.Form("Withdraw").Stale());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(HttpStatusCode.OK, (await place.Visitor().Opens(link)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_withdraws_neither_here_nor_through_their_own_cluster(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var link = await scene.Nomsa.Invites(scene.Cluster);
        var invitation = await place.Reads(db => db.Set<Invitation>().SingleAsync(i => i.EndedAt == null));

        foreach (var outsider in scene.Outsiders)
        {
            await outsider.OpensAnyForm();
            var page = await outsider.Sends(outsider.AnyForm().And("invitationId", invitation.Id.ToString()).To($"/clusters/{scene.Cluster}/invite?handler=Withdraw"));
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
        }

        await scene.OtherMember.OpensAnyForm();
        await scene.OtherMember.Sends(scene.OtherMember.AnyForm().And("invitationId", invitation.Id.ToString()).To($"/clusters/{scene.OtherCluster}/invite?handler=Withdraw"));
        Assert.Equal(HttpStatusCode.OK, (await place.Visitor().Opens(link)).Status);
    }
}
