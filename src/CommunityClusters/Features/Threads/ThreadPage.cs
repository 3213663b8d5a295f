using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Threads;

/// <summary>A thread: read, and written in.</summary>
public abstract class ThreadPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The post around which the page stands.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Post { get; set; }

    /// <summary>The page stands before this number.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    /// <summary>The page stands after this number.</summary>
    [BindProperty(SupportsGet = true)]
    public int? After { get; set; }

    /// <summary>The post that is being answered, for pages without script.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? AnswerTo { get; set; }

    /// <summary>The post that is being changed by its author.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Changing { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public WritePost Ask { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>What was typed instead of what a post said.</summary>
    [BindProperty]
    public ChangePost Change { get; set; } = new();

    /// <summary>The post with which something is done.</summary>
    [BindProperty]
    public Guid PostId { get; set; }

    /// <summary>The teacher on whose phone a waiting press was made.</summary>
    [BindProperty]
    public Guid Author { get; set; }

    /// <summary>The press's own id.</summary>
    [BindProperty]
    public Guid CommandId { get; set; }

    /// <summary>What it shows.</summary>
    public SeeThread.Sheet Sheet { get; private set; } = null!;

    /// <summary>What the thread is about.</summary>
    public abstract ThreadKind Kind { get; }

    /// <summary>The id of what it is about.</summary>
    public abstract Guid About { get; }

    /// <summary>The post that is being answered, where the page shows it.</summary>
    public PostCard? Answered => Sheet.Posts.FirstOrDefault(p => p.Id == (Ask.AnswerTo ?? AnswerTo) && !p.IsTakenBack);

    /// <summary>The pictures of the post that is being changed.</summary>
    public IEnumerable<PictureLine> PicturesOfChanged =>
        Sheet.Posts.FirstOrDefault(p => p.Id == Changing && p.By == Sheet.Me) is { } post ? PictureLine.Split(post.Text).Pictures : Change.Pictures.Select(PictureLine.Read).OfType<PictureLine>();

    /// <summary>Whether the reader's browser asks for little data: pictures come when they ask for them.</summary>
    public bool SavesData => Request.Headers["Save-Data"] == "on";

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeThread(ClusterId, Kind, About, new SeeThread.Place(Post, Before, After)), cancellationToken);
        // The phone's own form is filled with what stands there; what was typed and refused stays.
        if (Changing is { } id && Change.PostId == Guid.Empty && Sheet.Posts.FirstOrDefault(p => p.Id == id && p.By == Sheet.Me && !p.IsTakenBack) is { } post)
        {
            var (words, pictures) = PictureLine.Split(post.Text);
            Change = new ChangePost { PostId = id, Text = Mentions.AsTyped(words, m => post.NameOf(m, Words)), Pictures = [.. pictures.Select(p => p.Line)] };
        }

        Changing = Change.PostId == Guid.Empty ? null : Change.PostId;
        return Page();
    }

    /// <summary>Writes in the thread.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(Ask with { ClusterId = ClusterId, Kind = Kind, SubjectId = About }, ToPost, cancellationToken);

    /// <summary>Says a post otherwise.</summary>
    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) =>
        Send(nameof(Change), Change with { ClusterId = ClusterId, Kind = Kind, SubjectId = About }, written => Task.FromResult(ToPost(written)), cancellationToken);

    /// <summary>Takes a post back.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken) => Send(
        new TakePostBack { ClusterId = ClusterId, Kind = Kind, SubjectId = About, PostId = PostId, Author = Author, CommandId = CommandId }, _ => Here(), cancellationToken);

    /// <summary>Says thank you for a post, or takes it back.</summary>
    public Task<IActionResult> OnPostThankAsync(bool noLonger, CancellationToken cancellationToken) => Send(
        new ThankForPost { ClusterId = ClusterId, Kind = Kind, SubjectId = About, PostId = PostId, NoLonger = noLonger, Author = Author, CommandId = CommandId }, _ => Here(), cancellationToken);

    /// <summary>Has read the thread up to a post.</summary>
    public Task<IActionResult> OnPostReadAsync(int upTo, Guid[] mentions, CancellationToken cancellationToken) =>
        Send(new ReadUpTo(ClusterId, Kind, About, upTo) { Mentions = mentions }, _ => LocalRedirect(Path), cancellationToken);

    private string Path => ThreadAddress.Of(ClusterId, Kind, About);

    private IActionResult ToPost(WritePost.Written written) => LocalRedirect(ThreadAddress.Of(Path, written.Id, written.Number));

    private LocalRedirectResult Here() => LocalRedirect($"{Path}?Post={Post ?? 1}#post-{PostId}");
}
