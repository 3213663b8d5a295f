using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Documents;

/// <summary>Where phones give and fetch in parts what is too large for the live line.</summary>
internal static class PartsEndpoint
{
    /// <summary>In this header stands from where the next part goes on; it is not there with the last.</summary>
    public const string Rest = "X-Rest";

    public static void MapDocumentParts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/documents/{documentId:guid}/parts", Take).WithMetadata(new SendsRequests());

        // What a phone knows may be more than fits an address.
        app.MapPost("/documents/{documentId:guid}/missing/parts", Give).WithMetadata(new SendsRequests());
    }

    private static Task<IResult> Take(
        Guid documentId, Guid upload, int part, int of, HttpRequest request, IMediator mediator, Caller caller, Scribe scribe, CancellationToken cancellationToken) =>
        Answer(request, async (author, bytes) =>
        {
            var whole = await mediator.Send(new GivePart(documentId, upload, part, of, bytes, author), cancellationToken);
            return whole is null
                ? Results.Accepted()
                : Results.Json(await scribe.Keep(new Push(documentId, caller.SessionId!.Value, whole, connectionId: null), cancellationToken));
        });

    private static Task<IResult> Give(Guid documentId, string from, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        Answer(request, async (reader, knows) =>
        {
            var part = await mediator.Send(new MissingPart(documentId, knows, from, reader), cancellationToken);
            if (part.Next is { } next)
            {
                request.HttpContext.Response.Headers[Rest] = next.ToString();
            }

            return Results.Bytes(part.Bytes);
        });

    private static async Task<IResult> Answer(HttpRequest request, Func<Guid, byte[], Task<IResult>> answer)
    {
        // A page of elsewhere cannot set a header without asking first, and nobody answers it.
        if (request.Headers["X-Requested-With"] != "clusters" || !Guid.TryParse(request.Headers["X-Teacher"], out var teacher))
        {
            return Results.BadRequest();
        }

        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        try
        {
            return await answer(teacher, bytes.ToArray());
        }
        catch (ValidationException)
        {
            return Results.BadRequest();
        }
        catch (NotSignedInException)
        {
            return Results.Unauthorized();
        }
        catch (NotVisibleException)
        {
            return Results.NotFound();
        }
        catch (NotYoursException)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
    }
}
