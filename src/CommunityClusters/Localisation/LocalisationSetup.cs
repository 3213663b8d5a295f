using System.Globalization;
using CommunityClusters.Features.People;
using Microsoft.AspNetCore.Localization;

namespace CommunityClusters.Localisation;

internal static class LocalisationSetup
{
    public static IServiceCollection AddLocalisation(this IServiceCollection services)
    {
        services.AddSingleton<Words>();
        return services.Configure<RequestLocalizationOptions>(o =>
        {
            var cultures = Languages.All.Select(l => CultureInfo.GetCultureInfo(l.Code)).ToList();
            o.DefaultRequestCulture = new RequestCulture(Languages.English.Code);
            o.SupportedCultures = o.SupportedUICultures = cultures;

            // The browser's wish alone switches nothing: it may be a language whose translation nobody has reviewed.
            o.RequestCultureProviders = [new TeachersLanguage(), new CookieRequestCultureProvider { CookieName = LanguageCookies.OfPhone }];
        });
    }
}
