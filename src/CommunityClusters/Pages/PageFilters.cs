using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CommunityClusters.Pages;

/// <summary>
/// Checks the antiforgery token of every post after its fields are bound, so that a page that grew old is shown again with
/// what was typed and a fresh token, and nothing is done.
/// </summary>
internal sealed class StalePages(IAntiforgery antiforgery, Words words) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // A problem page does nothing, and a form that was stale as well keeps its own status.
        if (HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method)
            || context.HttpContext.IsAnsweredWithProblem() || await antiforgery.IsRequestValidAsync(context.HttpContext))
        {
            await next();
            return;
        }

        if (context.HttpContext.Request.CameFromOutbox())
        {
            // The phone fetches a fresh token and tries again by itself.
            context.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
            return;
        }

        var page = (SendingPage)context.HandlerInstance;
        page.ModelState.AddModelError("", words["problem.stale"]);
        context.Result = await page.ShowAgain(context.HttpContext.RequestAborted);
    }
}

internal static class PhonesRequests
{
    /// <summary>Whether a phone's outbox sends this, and not a page: it wants to know how it ended, and no page.</summary>
    public static bool CameFromOutbox(this HttpRequest request) => request.Headers.ContainsKey("X-Waits");

    /// <summary>Whether a phone fetches this to have it where there is no signal, and nobody looks at it now.</summary>
    public static bool IsForLater(this HttpRequest request) => request.Headers.ContainsKey("X-Later");
}

/// <summary>Turns what a request refused into a status; a visitor who has to sign in is sent there and back.</summary>
internal sealed class Refusals : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        var request = context.HttpContext.Request;
        context.Result = context.Exception switch
        {
            NotVisibleException => new NotFoundResult(),
            NotYoursException => new StatusCodeResult(StatusCodes.Status403Forbidden),
            NotSignedInException when request.CameFromOutbox() => new StatusCodeResult(StatusCodes.Status401Unauthorized),
            NotSignedInException => new RedirectToPageResult("/People/SignIn", new { then = request.Path.Value }),
            _ => null,
        };
        context.ExceptionHandled = context.Result is not null;
    }
}
