using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Documents;

/// <summary>Where phones give in parts what is too large for the live line.</summary>
internal static class PartsEndpoint
{
    public static void MapDocumentParts(this IEndpointRouteBuilder app) => app
        .MapPost("/documents/{documentId:guid}/parts", Take)
        .WithMetadata(new SendsRequests());

    private static async Task<IResult> Take(
        Guid documentId, Guid upload, int part, int of, HttpRequest request, IMediator mediator, Caller caller, Scribe scribe, CancellationToken cancellationToken)
    {
        // A page of elsewhere cannot set a header without asking first, and nobody answers it.
        if (request.Headers["X-Requested-With"] != "clusters" || !Guid.TryParse(request.Headers["X-Teacher"], out var author))
        {
            return Results.BadRequest();
        }

        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellationToken);
        try
        {
            var whole = await mediator.Send(new GivePart(documentId, upload, part, of, bytes.ToArray(), author), cancellationToken);
            return whole is null
                ? Results.Accepted()
                : Results.Json(await scribe.Keep(new Push(documentId, caller.SessionId!.Value, whole, connectionId: null), cancellationToken));
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
