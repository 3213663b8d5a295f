using System.Globalization;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace CommunityClusters.Tests.Localisation;

public sealed class WordsTests
{
    private static readonly Words Words = new();

    [Theory]
    [InlineData("en", 0, "0 teachers")]
    [InlineData("en", 1, "1 teacher")]
    [InlineData("en", 2, "2 teachers")]
    [InlineData("zu", 0, "uthisha ongu-0")]
    [InlineData("zu", 1, "uthisha ongu-1")]
    [InlineData("zu", 2, "othisha abangu-2")]
    [InlineData("ur", 0, "0 اساتذہ")]
    [InlineData("ur", 1, "1 استاد")]
    [InlineData("ur", 2, "2 اساتذہ")]
    public void A_count_is_said_as_the_language_counts(string language, int count, string said)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(said, Words["cluster.teachers", ("count", count)]);
    }

    [Theory]
    [InlineData("zu")]
    [InlineData("ur")]
    public void Days_are_named_in_the_language_and_by_the_calendar_that_schools_use(string code)
    {
        var (day, culture) = (new DateOnly(2026, 3, 14), CultureInfo.GetCultureInfo(code));
        var said = day.ToString("dddd d MMMM yyyy", culture);

        Assert.Contains("14", said, StringComparison.Ordinal);
        Assert.Contains("2026", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Saturday", said, StringComparison.Ordinal);
        Assert.DoesNotContain("March", said, StringComparison.Ordinal);
        Assert.NotEqual(day.ToString("dddd MMMM", CultureInfo.InvariantCulture), day.ToString("dddd MMMM", culture));
    }

    [Fact]
    public void A_translation_that_nobody_reviewed_is_not_the_first_language() =>
        Assert.All(Languages.All, l => Assert.True(l.Reviewed || l != Languages.English));

    [Theory]
    [InlineData("de")]
    [InlineData("ur")]
    [InlineData("zu")]
    public async Task What_browsers_send_is_read_alike_in_every_language(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        var http = new DefaultHttpContext();
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["Latitude"] = "-25.4" });
        var context = new ValueProviderFactoryContext(new ActionContext(http, new RouteData(), new ActionDescriptor()));

        await new InvariantForms().CreateValueProviderAsync(context);

        var forms = Assert.IsType<FormValueProvider>(Assert.Single(context.ValueProviders));
        Assert.Equal(CultureInfo.InvariantCulture, forms.GetValue("Latitude").Culture);
        Assert.Equal(language, CultureInfo.CurrentCulture.Name);
    }

    [Theory, OnBothDatabases("zu", "ur")]
    public async Task A_day_typed_in_any_language_is_kept_and_shown_in_that_language(Database database, string language)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Optics");
        await nomsa.ChoosesLanguage(language);
        await nomsa.Opens($"/clusters/{cluster}/needs");
        await nomsa.Sends(nomsa.Form(In(language, "needs.name.go")).With(new { Topic = "Lenses", Week = "2026-03-14" }));

        var month = new DateOnly(2026, 3, 9).ToString("d MMMM", CultureInfo.GetCultureInfo(language));
        Assert.Contains(month, nomsa.Sees.TextOf(".need__about"), StringComparison.Ordinal);
    }

    private static string In(string language, string key) => Words.In(Languages.Named(language)!, key);
}
