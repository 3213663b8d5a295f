using System.Globalization;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityClusters.Pages;

/// <summary>
/// A page binds, sends and renders. When what was sent is refused, the page is shown again with the reason beside the field
/// and everything that was typed (422).
/// </summary>
public abstract class SendingPage(IMediator mediator, Words words) : PageModel
{
    /// <summary>The name of the bound property that holds what was typed.</summary>
    public const string Typed = "Ask";

    /// <summary>Sends the page's requests.</summary>
    protected IMediator Mediator { get; } = mediator;

    /// <summary>What the program says, in the language of this page.</summary>
    protected Words Words { get; } = words;

    /// <summary>Loads what the page shows, for its first showing and for showing it again.</summary>
    public abstract Task<IActionResult> Show(CancellationToken cancellationToken);

    /// <summary>Shows the page.</summary>
    /// <exception cref="NotVisibleException">No page of ours leads to this address.</exception>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => LeadsSomewhere ? Show(cancellationToken) : throw new NotVisibleException();

    /// <summary>Whether there is anything at the address. A list goes on from its beginning where it says a place that is none.</summary>
    protected virtual bool LeadsSomewhere => true;

    /// <summary>Sends a command and goes on, or shows the page again with what is wrong.</summary>
    protected Task<IActionResult> Send<TResult>(
        ICommand<TResult> command, Func<TResult, Task<IActionResult>> then, CancellationToken cancellationToken) =>
        Send(Typed, command, then, cancellationToken);

    /// <summary>Sends a command that was typed into another property of the page than the usual one.</summary>
    protected async Task<IActionResult> Send<TResult>(
        string typedInto, ICommand<TResult> command, Func<TResult, Task<IActionResult>> then, CancellationToken cancellationToken)
    {
        TResult result;
        try
        {
            result = await Mediator.Send(command, cancellationToken);
        }
        catch (ValidationException e)
        {
            TellWhatIsWrong(e, typedInto);
            return await Refused(cancellationToken);
        }
        catch (RuleBrokenException e) when (e.Passes && Request.CameFromOutbox())
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }
        catch (RuleBrokenException e)
        {
            ModelState.AddModelError("", Words[e.Sentence, [.. e.Arguments]]);
            return await Refused(cancellationToken);
        }

        if (!Request.CameFromOutbox())
        {
            return await then(result);
        }

        if (result is IMade made)
        {
            Response.Headers["X-Made"] = made.Id.ToString();
            Response.Headers["X-Number"] = made.Number.ToString(CultureInfo.InvariantCulture);
        }

        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <inheritdoc cref="Send{TResult}(ICommand{TResult}, Func{TResult, Task{IActionResult}}, CancellationToken)"/>
    protected Task<IActionResult> Send<TResult>(ICommand<TResult> command, Func<TResult, IActionResult> then, CancellationToken cancellationToken) =>
        Send(command, result => Task.FromResult(then(result)), cancellationToken);

    /// <summary>Puts what is malformed beside its field.</summary>
    protected void TellWhatIsWrong(ValidationException malformed, string typedInto = Typed)
    {
        foreach (var error in malformed.Errors)
        {
            (string, object?)[] more = [("most", error.FormattedMessagePlaceholderValues?.GetValueOrDefault("MaxLength")), .. error.CustomState as (string, object?)[] ?? []];
            ModelState.AddModelError($"{typedInto}.{error.PropertyName}", Words[error.ErrorMessage, more]);
        }
    }

    private Task<IActionResult> Refused(CancellationToken cancellationToken) => Request.CameFromOutbox()
        ? Task.FromResult<IActionResult>(new ContentResult
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
            ContentType = "text/plain; charset=utf-8",
            Content = string.Join(' ', ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)),
        })
        : ShowAgain(cancellationToken);

    /// <summary>Shows the page again, with the errors in the model state.</summary>
    public async Task<IActionResult> ShowAgain(CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Show(cancellationToken);
    }
}
