using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Threads;

/// <summary>The thread of a plan, a gathering or a lesson.</summary>
public sealed class ShowPage(IMediator mediator, Words words) : ThreadPage(mediator, words)
{
    /// <summary>What the thread is about, as the address says it.</summary>
    [BindProperty(SupportsGet = true)]
    public string Of { get; set; } = "";

    /// <summary>The id of what it is about.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid SubjectId { get; set; }

    /// <inheritdoc/>
    public override ThreadKind Kind => ThreadAddress.Read(Of) ?? throw new Pipeline.NotVisibleException();

    /// <inheritdoc/>
    public override Guid About => SubjectId;

    /// <inheritdoc/>
    protected override bool LeadsSomewhere => ThreadAddress.Read(Of) is not null;
}
