using CommunityClusters.Curriculum;
using CommunityClusters.Features.Places;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People;

/// <summary>A teacher's own page: who they are, where they teach and what.</summary>
public sealed class MePage(IMediator mediator, Words words, Curricula curricula) : SendingPage(mediator, words)
{
    /// <summary>What was typed of the teacher.</summary>
    [BindProperty]
    public SayWhatITeach Ask { get; set; } = new();

    /// <summary>A school that the list lacks.</summary>
    [BindProperty]
    public AddSchool New { get; set; } = new();

    /// <summary>What was typed to find the school.</summary>
    [BindProperty(Name = "find")]
    public string? Find { get; set; }

    /// <summary>What was typed to find the circuit of a school that the list lacks.</summary>
    [BindProperty(Name = "circuit")]
    public string? Circuit { get; set; }

    /// <summary>What was looked for last; it still stands in its field, and Enter does not look for it again.</summary>
    [BindProperty(Name = "sought")]
    public string? Sought { get; set; }

    /// <summary>What was looked for last among the circuits.</summary>
    [BindProperty(Name = "sought-circuit")]
    public string? SoughtCircuit { get; set; }

    /// <summary>Whether the teacher chose to add what they typed as a new school.</summary>
    [BindProperty(Name = "adds")]
    public bool ChoseToAdd { get; set; }

    /// <summary>Whether Enter sent the form, and not a button: then what was typed to be found is looked for first.</summary>
    [BindProperty(Name = "enter")]
    public bool PressedEnter { get; set; }

    /// <summary>The teacher as saved.</summary>
    public MyProfile.Sheet Sheet { get; private set; } = null!;

    /// <summary>The school that is chosen, and others that may be meant.</summary>
    public IReadOnlyList<FindSchool.Row> Schools { get; private set; } = [];

    /// <summary>The circuits that may be meant.</summary>
    public IReadOnlyList<FindCircuit.Row> Circuits { get; private set; } = [];

    /// <summary>Whether something was just saved.</summary>
    public bool JustSaved { get; private set; }

    /// <summary>Whether a school was just added that has a name like others.</summary>
    public bool MayBeTwice { get; private set; }

    /// <summary>Whether the form for a school that the list lacks stands open.</summary>
    public bool Adds { get; private set; }

    /// <summary>What can be taught and spoken.</summary>
    public Curricula Curricula { get; } = curricula;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyProfile(), cancellationToken);
        if (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method))
        {
            Ask = new SayWhatITeach
            {
                Name = Sheet.Name,
                SchoolId = Sheet.SchoolId,
                Subjects = [.. Sheet.Subjects],
                Grades = [.. Sheet.Grades],
                Languages = [.. Sheet.Languages],
            };
        }

        New = New with { CommandId = New.CommandId == Guid.Empty ? Guid.NewGuid() : New.CommandId };
        if (Find is { Length: > 0 } && (New.Name.Length == 0 || New.Name == Sought))
        {
            New = New with { Name = Find };
            // Else the field would show what was sent.
            ModelState.Remove($"{nameof(New)}.{nameof(New.Name)}");
        }

        var chosen = Ask.SchoolId is { } id ? await Mediator.Send(new SeeSchool(id), cancellationToken) : null;
        JustSaved = TempData["saved"] is not null;
        var like = Find ?? (TempData["added"] is not null ? chosen?.Name : null);
        var found = like is null ? [] : await Mediator.Send(new FindSchool(like), cancellationToken);
        MayBeTwice = Find is null && found.Any(f => f.Id != chosen?.Id);
        Schools = [.. new[] { chosen }.OfType<FindSchool.Row>().Concat(found).DistinctBy(s => s.Id)];
        Circuits = string.IsNullOrWhiteSpace(Circuit) ? [] : await Mediator.Send(new FindCircuit(Circuit), cancellationToken);
        Adds |= Circuits.Count > 0 || (Find is { Length: > 0 } && found.Count == 0);
        return Page();
    }

    /// <summary>Saves what was typed.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ChoseToAdd && Ask.SchoolId is null)
        {
            return OnPostAddAsync(cancellationToken);
        }

        if (PressedEnter && (IsToBeFound(Find, Sought) || IsToBeFound(Circuit, SoughtCircuit)))
        {
            return OnPostFindAsync(cancellationToken);
        }

        if (PressedEnter && Ask.SchoolId is null && (New.CircuitId is not null || New.Town.Length > 0))
        {
            return OnPostAddAsync(cancellationToken);
        }

        Find = null;
        return Send(Ask, _ => Saved(), cancellationToken);
    }

    /// <summary>Looks for the school or the circuit that was typed; the form is not done with, so it is shown again as a whole.</summary>
    public Task<IActionResult> OnPostFindAsync(CancellationToken cancellationToken) => ShowAgain(cancellationToken);

    /// <summary>Adds the school that the list lacks, and saves the form with it.</summary>
    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        (Find, Adds) = (null, true);
        return Send(
            nameof(New),
            New,
            school =>
            {
                Ask = Ask with { SchoolId = school };
                TempData["added"] = true;
                return Send(Ask, _ => Saved(), cancellationToken);
            },
            cancellationToken);
    }

    private static bool IsToBeFound(string? text, string? sought) => !string.IsNullOrWhiteSpace(text) && text != sought;

    private RedirectToPageResult Saved()
    {
        TempData["saved"] = true;
        return RedirectToPage();
    }
}
