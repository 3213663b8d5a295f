using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;

namespace CommunityClusters.Pages;

/// <summary>Where somebody is who leaves a page for a moment.</summary>
internal static class PlaceToReturn
{
    /// <summary>The address of the page that is looked at, within this site.</summary>
    public static string PlaceToReturnTo(this HttpContext context)
    {
        var asked = context.Features.Get<IStatusCodeReExecuteFeature>();
        var path = asked?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value ?? "/";

        // Who comes from the page of languages goes where they came from; a post's handler is no page to open.
        var query = asked is null ? context.Request.Query : new QueryCollection();
        if (context.Request.Path == "/languages")
        {
            return query["then"].ToString() is { Length: > 0 } then ? then : "/";
        }

        return path + new QueryBuilder(query.Where(q => q.Key != "handler")).ToQueryString();
    }
}
