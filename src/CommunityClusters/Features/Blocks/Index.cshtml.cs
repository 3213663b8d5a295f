using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Blocks;

/// <summary>Whom a teacher keeps away: theirs alone to see.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What it shows.</summary>
    public MyBlocks.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyBlocks(), cancellationToken);
        return Page();
    }

    /// <summary>Blocks a colleague.</summary>
    public Task<IActionResult> OnPostBlockAsync(Guid teacherId, CancellationToken cancellationToken) =>
        Send(new BlockTeacher(teacherId), _ => Here(), cancellationToken);

    /// <summary>Blocks one no longer.</summary>
    public Task<IActionResult> OnPostUnblockAsync(Guid teacherId, CancellationToken cancellationToken) =>
        Send(new UnblockTeacher(teacherId), _ => Here(), cancellationToken);

    private LocalRedirectResult Here() => LocalRedirect("/me/blocked");
}
