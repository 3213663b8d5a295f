using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

namespace CommunityClusters.Features.Clusters;

/// <summary>A member's link to the cluster, as text, as a message and as a picture to scan.</summary>
public sealed class InvitePage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    private const int PixelsPerModule = 4;

    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>What it shows.</summary>
    public OpenInvitations.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new OpenInvitations(ClusterId), cancellationToken);
        return Page();
    }

    /// <summary>Makes the member's invitation, if they have none.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(new InviteColleagues(ClusterId), _ => RedirectToPage(new { ClusterId }), cancellationToken);

    /// <summary>Withdraws an invitation.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(Guid invitationId, CancellationToken cancellationToken) =>
        Send(new WithdrawInvitation(ClusterId, invitationId), _ => RedirectToPage(new { ClusterId }), cancellationToken);

    /// <summary>The whole link of an invitation.</summary>
    public string LinkOf(string token) => Url.PageLink("/Clusters/Invitation", values: new { token })!;

    /// <summary>The link as a QR code.</summary>
    public IHtmlContent QrCode(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return new HtmlString(svg.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
