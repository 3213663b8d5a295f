using CommunityClusters.Files.Contents;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace CommunityClusters.Files;

/// <summary>Where phones give files and everybody reads them: always through the program, never by a link to a store.</summary>
internal static class FilesEndpoint
{
    // Whatever it is: should a browser ever take it for a page, that page may do nothing.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/documents/{documentId:guid}/files/{fileId:guid}", Begin).WithMetadata(new SendsRequests());
        app.MapPost("/documents/{documentId:guid}/files/{fileId:guid}/parts", Take).WithMetadata(new SendsRequests());
        app.MapMethods("/files/{name}", [HttpMethods.Get, HttpMethods.Head], See).WithMetadata(new SendsRequests());
    }

    private static Task<IResult> Begin(
        Guid documentId, Guid fileId, string name, long length, string sha256, HttpContext context, IMediator mediator, Arrivals arrivals, Words words, CancellationToken cancellationToken) =>
        Answer(context, words, async author =>
        {
            var arrival = await mediator.Send(new BeginFile(documentId, fileId, name, length, sha256, author), cancellationToken);
            return arrival.Arrived == length && !arrival.IsLetGo ? await arrivals.Finish(mediator, documentId, fileId, author, cancellationToken) : arrival;
        });

    private static Task<IResult> Take(
        Guid documentId, Guid fileId, int offset, HttpContext context, IMediator mediator, Arrivals arrivals, Words words, CancellationToken cancellationToken) =>
        Answer(context, words, async author =>
        {
            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes, cancellationToken);
            return await arrivals.Take(mediator, documentId, fileId, offset, bytes.GetBuffer().AsMemory(0, (int)bytes.Length), author, cancellationToken);
        });

    private static async Task<IResult> Answer(HttpContext context, Words words, Func<Guid, Task<Arrival>> work)
    {
        WithoutPage(context);
        // A page of elsewhere cannot set a header without asking first, and nobody answers it.
        if (context.Request.Headers["X-Requested-With"] != "clusters" || !Guid.TryParse(context.Request.Headers["X-Teacher"], out var author))
        {
            return Results.BadRequest();
        }

        try
        {
            return Results.Json(await work(author));
        }
        catch (ValidationException e)
        {
            return Refused(words, e.Errors.First().ErrorMessage);
        }
        catch (RuleBrokenException e)
        {
            return Refused(words, e.Sentence, [.. e.Arguments]);
        }
        catch (Exception e) when (StatusOf(e) is { } status)
        {
            return Results.StatusCode(status);
        }
    }

    private static IResult Refused(Words words, string sentence, params (string Name, object? Value)[] arguments) =>
        Results.Text(words[sentence, arguments], statusCode: StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> See(string name, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        WithoutPage(context);
        if (FileAddress.IdOf(name) is not { } fileId)
        {
            return Results.NotFound();
        }

        try
        {
            var file = await mediator.Send(new SeeFile(fileId), cancellationToken);
            var kind = FileKind.OfType(file.Type);
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            // A phone drops by it what it keeps of a cluster.
            headers["X-Room"] = file.RoomId.ToString();
            headers.ContentDisposition = new ContentDispositionHeaderValue(kind.IsInline ? "inline" : "attachment") { FileNameStar = file.Name }.ToString();
            // What lies under an id never changes; whether one may still read it is asked each time.
            return Results.Stream(file.Content, kind.Type, entityTag: new EntityTagHeaderValue($"\"{fileId:n}\""), enableRangeProcessing: kind.IsInline);
        }
        catch (Exception e) when (StatusOf(e) is { } status)
        {
            return Results.StatusCode(status);
        }
    }

    private static int? StatusOf(Exception refusal) => refusal switch
    {
        NotSignedInException => StatusCodes.Status401Unauthorized,
        NotYoursException => StatusCodes.Status403Forbidden,
        NotVisibleException => StatusCodes.Status404NotFound,
        _ => null,
    };

    // A script or a picture asks; a page that says what went wrong would only cost data.
    private static void WithoutPage(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }
}
