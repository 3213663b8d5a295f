using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CommunityClusters.TakingAway;

/// <summary>Answers with a file that is taken away.</summary>
internal sealed class TakenFileResult(TakenFile file) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var attachment = new ContentDispositionHeaderValue("attachment");
        attachment.SetHttpFileName(file.Name);
        response.ContentType = file.ContentType;
        response.Headers.ContentDisposition = attachment.ToString();
        return HttpMethods.IsHead(context.HttpContext.Request.Method) ? Task.CompletedTask : file.WriteTo(response.Body, context.HttpContext.RequestAborted);
    }
}
