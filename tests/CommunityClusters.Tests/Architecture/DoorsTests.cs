using System.Reflection;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Architecture.Planted;
using CommunityClusters.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Architecture;

/// <summary>Law 1: every door is a request, and every request says who may send it.</summary>
public sealed class DoorsTests
{
    private static readonly Assembly Program = typeof(Doors).Assembly;
    private static readonly Assembly Tests = typeof(DoorsTests).Assembly;

    [Fact]
    public void Every_request_names_one_audience_and_whether_it_reads_or_writes() => Assert.Empty(Doors.OpenRequests(Program));

    [Fact]
    public void A_request_that_names_none_or_two_is_found()
    {
        var found = Doors.OpenRequests(Tests).ToList();

        Assert.Contains($"{nameof(NamesNobody)} names 0 audiences.", found);
        Assert.Contains($"{nameof(NamesTwo)} names 2 audiences.", found);
        Assert.Contains($"{nameof(NeitherReadsNorWrites)} is not either a command or a query.", found);
        Assert.Contains($"{nameof(ReadsAndWrites)} is not either a command or a query.", found);
        Assert.DoesNotContain(found, f => f.StartsWith(nameof(IsWellBehaved), StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_request_that_would_be_kept_or_printed_is_found()
    {
        var found = Doors.OpenRequests(Tests).ToList();

        Assert.Contains($"{nameof(TellsItsSecret)} is secret, and would be kept or printed.", found);
        Assert.Contains($"{nameof(KeepsItsSecret)} is secret, and would be kept or printed.", found);
    }

    [Fact]
    public void No_page_and_no_hub_reaches_past_the_pipeline() => Assert.Empty(Doors.ReachingPast(Program));

    [Fact]
    public void A_page_or_a_hub_that_reaches_past_is_found()
    {
        var found = Doors.ReachingPast(Tests).ToList();

        Assert.Contains($"{nameof(AsksForTheDatabase)} asks for ClustersDb.", found);
        Assert.Contains($"{nameof(AsksForADoorOfFeatures)} asks for ClusterAccess.", found);
        Assert.Contains($"{nameof(AsksForEverything)} asks for IServiceProvider.", found);
        Assert.Contains($"{nameof(IsGivenTheDatabase)} asks for ClustersDb.", found);
        Assert.DoesNotContain(found, f => f.StartsWith(nameof(OnlySends), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_endpoint_is_a_page_a_file_or_says_that_it_sends_requests()
    {
        await using var place = await Place.On(Database.Sqlite);
        var endpoints = place.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints;

        Assert.NotEmpty(endpoints);
        Assert.Empty(Doors.Undeclared(endpoints));
    }

    [Fact]
    public void An_endpoint_that_says_nothing_is_found()
    {
        var planted = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/planted"), 0, EndpointMetadataCollection.Empty, "planted");

        Assert.Equal(["planted does not say that it sends requests."], Doors.Undeclared([planted]));
    }
}
