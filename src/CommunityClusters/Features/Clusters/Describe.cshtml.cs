using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Clusters;

/// <summary>Any member describes the cluster, and sees and undoes what was written before.</summary>
public sealed class DescribePage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>Only descriptions before this number.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public DescribeCluster Ask { get; set; } = new();

    /// <summary>The number of the description from which the member set out: what colleagues changed since is told until it is kept.</summary>
    [BindProperty(Name = "since")]
    public int Since { get; set; }

    /// <summary>The description that stands.</summary>
    public Description Current { get; private set; } = null!;

    /// <summary>What colleagues changed while this member was typing; null when nothing was.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>Earlier descriptions.</summary>
    public ClusterHistory.Sheet History { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var latest = (await Mediator.Send(new ClusterHistory(ClusterId, Before: null), cancellationToken)).Descriptions;
        Current = latest[0].Description;
        History = await Mediator.Send(new ClusterHistory(ClusterId, Before), cancellationToken);
        if (Ask.Seen <= 0)
        {
            Ask = new DescribeCluster
            {
                Seen = Current.Version,
                Name = Current.Name,
                Purpose = Current.Purpose,
                Agreements = Current.Agreements,
                Subjects = [.. Current.Subjects],
                Grades = [.. Current.Grades],
                Languages = [.. Current.Languages],
                Findable = Current.Findable,
                Open = Current.Open,
            };
        }

        Since = Since > 0 && Since < Ask.Seen ? Since : Ask.Seen;
        if (Since < Current.Version)
        {
            await PutTogether(latest, cancellationToken);
        }

        return Page();
    }

    /// <summary>Describes the cluster.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(Ask with { ClusterId = ClusterId }, _ => RedirectToPage("/Clusters/Show", new { ClusterId }), cancellationToken);

    /// <summary>Brings an earlier description back.</summary>
    public Task<IActionResult> OnPostBringBackAsync(int version, CancellationToken cancellationToken) =>
        Send(new BringBackDescription(ClusterId, version), _ => RedirectToPage("/Clusters/Show", new { ClusterId }), cancellationToken);

    private async Task PutTogether(IReadOnlyList<ClusterHistory.Row> latest, CancellationToken cancellationToken)
    {
        var start = await Numbered(Since, cancellationToken);
        var seen = Ask.Seen < Current.Version ? await Numbered(Ask.Seen, cancellationToken) : Current;
        Meanwhile = new Meanwhile(Ask, start, seen, [.. latest.TakeWhile(r => r.Description.Version > start.Version)]);
        Ask = Meanwhile.Both;
        foreach (var (field, _) in Meanwhile.Changes.Where(c => c.Value.IsTaken))
        {
            // Else the field would show what was sent.
            ModelState.Remove($"{Typed}.{field}");
        }
    }

    private async Task<Description> Numbered(int version, CancellationToken cancellationToken) =>
        (await Mediator.Send(new ClusterHistory(ClusterId, version + 1), cancellationToken)).Descriptions[0].Description;
}
