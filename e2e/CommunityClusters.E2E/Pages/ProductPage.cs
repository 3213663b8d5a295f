namespace CommunityClusters.E2E.Pages;

/// <summary>A page as somebody sees it.</summary>
/// <param name="What">What it is, in words; the name of the page in every walk.</param>
/// <param name="Route">The route that draws it, as the page itself says it.</param>
/// <param name="As">Who looks.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Then">What they do there before it looks as it should.</param>
public sealed record ProductPage(string What, string Route, Role As, Func<Scenery, string> Path, Func<IPage, Task>? Then = null)
{
    /// <summary>Whether a document is written there, for which the phone fetches the editor.</summary>
    public bool Edits => Route.EndsWith("{planId:guid}", StringComparison.Ordinal) || Route.EndsWith("/register", StringComparison.Ordinal) || Route.EndsWith("/minutes", StringComparison.Ordinal) || Route.EndsWith("{observationId:guid}", StringComparison.Ordinal);

    /// <summary>Whether formulas stand there, for which the phone fetches what draws them.</summary>
    public bool Draws => What.Contains("formulas", StringComparison.Ordinal);

    /// <summary>Every page of the product, in each shape that differs.</summary>
    public static IReadOnlyList<ProductPage> All { get; } =
    [
        new("first page of a visitor", "/", Role.Visitor, _ => "/"),
        new("home without a cluster", "/", Role.Newcomer, _ => "/"),
        new("home", "/", Role.Member, _ => "/"),
        new("sign-up", "/sign-up", Role.Visitor, _ => "/sign-up"),
        new("sign-up with errors", "/sign-up", Role.Visitor, _ => "/sign-up", p => Send(p, "Go on")),
        new("sign-in", "/sign-in", Role.Visitor, _ => "/sign-in"),
        new("sign-in with errors", "/sign-in", Role.Visitor, _ => "/sign-in", p => Send(p, "Sign in")),
        new("sign-out", "/sign-out", Role.Member, _ => "/sign-out"),
        new("start", "/start", Role.Newcomer, _ => "/start"),
        new("start with errors", "/start", Role.Newcomer, _ => "/start", p => Send(p, "Start it")),
        new("cluster", "/clusters/{clusterId:guid}", Role.Member, s => s.Cluster, p => p.IsLive()),
        new("members", "/clusters/{clusterId:guid}/members", Role.Member, s => $"{s.Cluster}/members"),
        new("invite", "/clusters/{clusterId:guid}/invite", Role.Member, s => $"{s.Cluster}/invite"),
        new("left", "/clusters/{clusterId:guid}/left", Role.Member, s => $"{s.Left}/left"),
        new("invitation to a visitor", "/i/{token}", Role.Visitor, s => s.Invitation),
        new("invitation to a visitor with errors", "/i/{token}", Role.Visitor, s => s.Invitation, p => Send(p, "Join the cluster")),
        new("invitation to a teacher", "/i/{token}", Role.Newcomer, s => s.Invitation),
        new("invitation to a member", "/i/{token}", Role.Member, s => s.Invitation),
        new("needs", "/clusters/{clusterId:guid}/needs", Role.Member, s => $"{s.Cluster}/needs"),
        new("needs with errors", "/clusters/{clusterId:guid}/needs", Role.Member, s => $"{s.Cluster}/needs?ByWeek=true", NameNothing),
        new("plans", "/clusters/{clusterId:guid}/plans", Role.Member, s => $"{s.Cluster}/plans"),
        new("plans with errors", "/clusters/{clusterId:guid}/plans", Role.Member, s => $"{s.Cluster}/plans", BeginNothing),
        new("no plan yet", "/clusters/{clusterId:guid}/plans", Role.Founder, s => $"{s.Found}/plans"),
        new("plans that were sought", "/clusters/{clusterId:guid}/plans", Role.Member, s => $"{s.Cluster}/plans?Seek.Words=nothingofthekind", p => p.GetByText("Try fewer words").WaitForAsync()),
        new("bring what one has", "/clusters/{clusterId:guid}/plans/bring", Role.Member, s => $"{s.Cluster}/plans/bring"),
        new("bring what is no plan", "/clusters/{clusterId:guid}/plans/bring", Role.Member, s => $"{s.Cluster}/plans/bring", BringNothing),
        new("plans of all my clusters", "/plans", Role.Member, _ => "/plans"),
        new("plans of no cluster", "/plans", Role.Newcomer, _ => "/plans"),
        new("frame of a plan", "/plans/frame", Role.Member, _ => "/plans/frame"),
        new("plan", "/clusters/{clusterId:guid}/plans/{planId:guid}", Role.Member, s => s.Plan, p => p.Stands()),
        new("plan while one writes", "/clusters/{clusterId:guid}/plans/{planId:guid}", Role.Member, s => s.Plan, WriteInPlan),
        new("plan with what is about it and who is here", "/clusters/{clusterId:guid}/plans/{planId:guid}", Role.Member, s => s.Plan, OpenHeadOfPlan),
        new("plan with formulas", "/clusters/{clusterId:guid}/plans/{planId:guid}", Role.Member, s => s.Formulas, Drawn),
        new("history of a plan", "/clusters/{clusterId:guid}/plans/{planId:guid}/history", Role.Member, s => $"{s.Plan}/history"),
        new("a moment of a plan", "/clusters/{clusterId:guid}/plans/{planId:guid}/history/moment", Role.Member, s => $"{s.Plan}/history/moment?number=1"),
        new("who wrote what in a plan", "/clusters/{clusterId:guid}/plans/{planId:guid}/history/moment", Role.Member, s => $"{s.Plan}/history/moment?colours=true"),
        new("what changed in a plan", "/clusters/{clusterId:guid}/plans/{planId:guid}/history/changes", Role.Member, s => $"{s.Plan}/history/changes?from=1&to=0"),
        new("bring a plan back", "/clusters/{clusterId:guid}/plans/{planId:guid}/history/bring-back", Role.Member, s => $"{s.Plan}/history/bring-back?number=1"),
        new("take a passage down", "/clusters/{clusterId:guid}/plans/{planId:guid}/history/take-down", Role.Member, s => $"{s.Plan}/history/take-down?section={s.Section}"),
        new("take down nothing", "/clusters/{clusterId:guid}/plans/{planId:guid}/history/take-down", Role.Member, s => $"{s.Plan}/history/take-down?section={s.Section}", p => Send(p, "Take it down for good")),
        new("plan with a talk about its words", "/clusters/{clusterId:guid}/plans/{planId:guid}", Role.Member, s => s.Plan, OpenTalk),
        new("take a plan away", "/clusters/{clusterId:guid}/plans/{planId:guid}/away", Role.Member, s => $"{s.Plan}/away"),
        new("print a plan", "/clusters/{clusterId:guid}/plans/{planId:guid}/print", Role.Member, s => $"{s.Plan}/print"),
        new("print a plan with formulas", "/clusters/{clusterId:guid}/plans/{planId:guid}/print", Role.Member, s => $"{s.Formulas}/print", DrawnOnPaper),
        new("programme", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/programme", Role.Member, s => s.Programme, Movable),
        new("add to a programme with errors", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/programme", Role.Member, s => $"{s.Programme}?Add=true", AddNothing),
        new("lesson in a programme", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/programme/{slotId:guid}", Role.Member, s => s.Lesson, OpenLesson),
        new("suggest observers for a lesson", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/programme/{slotId:guid}/observers", Role.Member, s => $"{s.Lesson}/observers", p => p.IsLive()),
        new("suggest observers for a day", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/programme/observers", Role.Member, s => $"{s.Programme}/observers", p => p.IsLive()),
        new("days", "/days", Role.Member, _ => "/days"),
        new("no days", "/days", Role.Newcomer, _ => "/days"),
        new("gatherings", "/clusters/{clusterId:guid}/gatherings", Role.Member, s => $"{s.Cluster}/gatherings"),
        new("gatherings with errors", "/clusters/{clusterId:guid}/gatherings", Role.Member, s => $"{s.Cluster}/gatherings", CallNothing),
        new("gathering", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}", Role.Member, s => s.Gathering, p => p.IsLive()),
        new("gathering whose date is being found", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}", Role.Member, s => s.Finding, p => p.IsLive()),
        new("tell people of a day", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/tell", Role.Member, s => $"{s.Gathering}/tell"),
        new("what of a day is printed", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/paper", Role.Member, s => $"{s.Gathering}/paper"),
        new("sheets for a day", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/paper/day", Role.Member, s => $"{s.Gathering}/paper/day"),
        new("letter to a school", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/paper/letter", Role.Member, s => $"{s.Gathering}/paper/letter?which=Rooms", Changeable),
        new("letter to parents", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/paper/letter", Role.Member, s => $"{s.Gathering}/paper/letter?which=Parents"),
        new("thanks for a day", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/paper/letter", Role.Member, s => $"{s.Over}/paper/letter?which=Thanks"),
        new("again each month", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/again", Role.Member, s => $"{s.Gathering}/again?Months=12"),
        new("again each month with errors", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/again", Role.Member, s => $"{s.Gathering}/again", CallNoneAgain),
        new("terms and holidays", "/clusters/{clusterId:guid}/terms", Role.Member, s => $"{s.Cluster}/terms", OpenLive),
        new("terms and holidays of a cluster without any", "/clusters/{clusterId:guid}/terms", Role.Founder, s => $"{s.Found}/terms", p => p.IsLive()),
        new("terms and holidays with errors", "/clusters/{clusterId:guid}/terms", Role.Member, s => $"{s.Cluster}/terms", AddNoTerm),
        new("change terms and holidays", "/clusters/{clusterId:guid}/terms", Role.Member, s => $"{s.Cluster}/terms", p => p.Locator(".stretch__change").First.ClickAsync()),
        new("my own calendar", "/clusters/{clusterId:guid}/calendar", Role.Member, s => $"{s.Cluster}/calendar"),
        new("my own calendar with its link", "/clusters/{clusterId:guid}/calendar", Role.Founder, s => $"{s.Cluster}/calendar"),
        new("who brings what", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/bring", Role.Member, s => $"{s.Gathering}/bring", p => p.IsLive()),
        new("change what is brought", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/bring", Role.Member, s => $"{s.Gathering}/bring", p => p.Locator(".thing__change").First.ClickAsync()),
        new("who brings what with errors", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/bring", Role.Member, s => $"{s.Gathering}/bring", AskForNothing),
        new("the day everyone can reach", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/reach", Role.Member, s => $"{s.Finding}/reach"),
        new("the day everyone can reach to who agreed", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/reach", Role.Founder, s => $"{s.Finding}/reach", OpenReach),
        new("the day everyone can reach with errors", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/reach", Role.Member, s => $"{s.Finding}/reach", OfferNothing),
        new("what learners said", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/voices", Role.Member, s => $"{s.Over}/voices", OpenLive),
        new("what learners of a longer day say", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/voices", Role.Member, s => $"{s.Gathering}/voices", p => p.IsLive()),
        new("what learners said with errors", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/voices", Role.Member, s => $"{s.Over}/voices", CountWrongly),
        new("on the day", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/day", Role.Member, s => $"{s.Gathering}/day"),
        new("gathering that is over", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}", Role.Member, s => s.Over, p => p.IsLive()),
        new("gatherings that are over", "/clusters/{clusterId:guid}/gatherings", Role.Member, s => $"{s.Cluster}/gatherings?Over=true"),
        new("record of a day", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/record", Role.Member, s => $"{s.Over}/record"),
        new("put a record right", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/record/{lessonId:guid}", Role.Member, s => s.Recorded),
        new("register", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/register", Role.Member, s => $"{s.Gathering}/register", p => p.Locator(".register .here-tick").First.WaitForAsync()),
        new("print the register", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/register/print", Role.Member, s => $"{s.Gathering}/register/print"),
        new("minutes", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/minutes", Role.Member, s => $"{s.Gathering}/minutes", OpenMinutes),
        new("minutes with errors", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/minutes", Role.Member, s => $"{s.Gathering}/minutes", TakeNothingOn),
        new("print the minutes", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/minutes/print", Role.Member, s => $"{s.Gathering}/minutes/print"),
        new("actions", "/clusters/{clusterId:guid}/actions", Role.Member, s => $"{s.Cluster}/actions", p => p.IsLive()),
        new("actions that are done", "/clusters/{clusterId:guid}/actions", Role.Member, s => $"{s.Cluster}/actions?State=Done"),
        new("change an action", "/clusters/{clusterId:guid}/actions/{actionId:guid}", Role.Member, s => $"{s.Cluster}/actions", p => p.Locator(".action__change").First.ClickAsync()),
        new("decisions", "/clusters/{clusterId:guid}/decisions", Role.Member, s => $"{s.Cluster}/decisions", p => p.IsLive()),
        new("decisions with errors", "/clusters/{clusterId:guid}/decisions", Role.Member, s => $"{s.Cluster}/decisions", PutNothing),
        new("a decision that is open", "/clusters/{clusterId:guid}/decisions/{decisionId:guid}", Role.Member, s => $"{s.Cluster}/decisions", p => p.Locator(".decision__question > a").First.ClickAsync()),
        new("a ballot without a choice", "/clusters/{clusterId:guid}/decisions/{decisionId:guid}", Role.Member, s => $"{s.Cluster}/decisions", VoteForNothing),
        new("leader", "/clusters/{clusterId:guid}/leader", Role.Member, s => $"{s.Cluster}/leader", p => p.IsLive()),
        new("leader while an election is open", "/clusters/{clusterId:guid}/leader", Role.Founder, s => $"{s.Found}/leader", p => p.IsLive()),
        new("an election in which members stand", "/clusters/{clusterId:guid}/decisions/{decisionId:guid}", Role.Founder, s => $"{s.Found}/leader", p => p.Locator("#leader a").ClickAsync()),
        new("a decision that is closed", "/clusters/{clusterId:guid}/decisions/{decisionId:guid}", Role.Founder, s => $"{s.Found}/decisions", p => p.Locator(".decision[data-state=closed] .decision__question > a").First.ClickAsync()),
        new("observation", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/observations/{observationId:guid}", Role.Member, s => s.Observation, p => p.Locator(".doc__bar [data-state=saved]").WaitForAsync()),
        new("observation from which one raises all notes", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/observations/{observationId:guid}", Role.Member, s => s.Observation, RaiseAgain),
        new("reflection", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/reflection", Role.Member, s => $"{s.Gathering}/reflection", p => p.IsLive()),
        new("reflection to who observes nothing", "/clusters/{clusterId:guid}/gatherings/{gatheringId:guid}/reflection", Role.Founder, s => $"{s.Over}/reflection", p => p.IsLive()),
        new("talk that an issue opens", "/clusters/{clusterId:guid}/talk/{of}/{subjectId:guid}", Role.Member, s => s.Raised, p => p.IsLive()),
        new("frame of an observation", "/observations/frame", Role.Member, _ => "/observations/frame"),
        new("talk", "/clusters/{clusterId:guid}/talk", Role.Member, s => $"{s.Cluster}/talk", OpenThreads),
        new("talk of a cluster without any", "/clusters/{clusterId:guid}/talk", Role.Founder, s => $"{s.Found}/talk", p => p.IsLive()),
        new("talk with errors", "/clusters/{clusterId:guid}/talk", Role.Member, s => $"{s.Cluster}/talk", SayNothing),
        new("something wrong with a post", "/clusters/{clusterId:guid}/posts/{postId:guid}", Role.Member, s => $"{s.Cluster}/talk", OpenCare),
        new("talk about a plan", "/clusters/{clusterId:guid}/talk/{of}/{subjectId:guid}", Role.Member, s => $"{s.Cluster}/talk/plan/{s.Plan.Split('/')[^1]}", p => p.IsLive()),
        new("talk about a lesson", "/clusters/{clusterId:guid}/talk/{of}/{subjectId:guid}", Role.Member, s => $"{s.Cluster}/talk/lesson/{s.Recorded.Split('/')[^1]}", p => p.IsLive()),
        new("arc of a lesson", "/clusters/{clusterId:guid}/lessons/{lessonId:guid}/arc", Role.Member, s => $"{s.Cluster}/lessons/{s.Recorded.Split('/')[^1]}/arc"),
        new("arc of a lesson to come", "/clusters/{clusterId:guid}/lessons/{lessonId:guid}/arc", Role.Member, s => $"{s.Cluster}/lessons/{s.Lesson.Split('/')[^1]}/arc"),
        new("plan with formulas beside what was said", "/clusters/{clusterId:guid}/plans/{planId:guid}", Role.Member, s => $"{s.Formulas}?lesson={s.Recorded.Split('/')[^1]}", Drawn),
        new("talk with a picture to put in", "/clusters/{clusterId:guid}/talk", Role.Member, s => $"{s.Cluster}/talk", OpenPictures),
        new("take a post back", "/clusters/{clusterId:guid}/talk", Role.Member, s => $"{s.Cluster}/talk", p => p.Locator(".post__back:visible > summary").First.ClickAsync()),
        new("change a post", "/clusters/{clusterId:guid}/talk", Role.Member, s => $"{s.Cluster}/talk", p => p.Locator(".post__act[data-mine]:visible").First.ClickAsync()),
        new("describe", "/clusters/{clusterId:guid}/describe", Role.Member, s => $"{s.Cluster}/describe"),
        new("describe what a colleague has just changed", "/clusters/{clusterId:guid}/describe", Role.Member, s => $"{s.Cluster}/describe", DescribeUnseen),
        new("a found cluster to a visitor", "/clusters/{clusterId:guid}/about", Role.Visitor, s => $"{s.Found}/about"),
        new("find", "/find", Role.Visitor, _ => "/find"),
        new("find nothing", "/find", Role.Newcomer, _ => "/find?Ask.Words=nothingofthekind"),
        new("me", "/me", Role.Newcomer, _ => "/me"),
        new("how I sign in", "/me/sign-in", Role.Member, _ => "/me/sign-in"),
        new("change the password", "/me/password", Role.Member, _ => "/me/password"),
        new("change the password with errors", "/me/password", Role.Member, _ => "/me/password", p => Send(p, "Change it")),
        new("recovery codes", "/me/codes", Role.Member, _ => "/me/codes"),
        new("e-mail and number", "/me/hints", Role.Member, _ => "/me/hints"),
        new("people I keep away", "/me/blocked", Role.Member, _ => "/me/blocked", p => p.Locator("#block > summary").ClickAsync()),
        new("passkeys", "/me/passkeys", Role.Member, _ => "/me/passkeys"),
        new("recover", "/recover", Role.Visitor, _ => "/recover"),
        new("recover with errors", "/recover", Role.Visitor, _ => "/recover", p => Send(p, "Set the password and sign in")),
        new("languages", "/languages", Role.Visitor, _ => "/languages?then=/find"),
        new("better words", "/words", Role.Newcomer, _ => "/words?language=ur&text=join+cluster"),
        new("suggest a better word", "/words/suggest", Role.Member, _ => "/words/suggest?language=ur&key=invite.text"),
        new("suggest with errors", "/words/suggest", Role.Member, _ => "/words/suggest?language=zu&key=invite.text", p => Send(p, "Suggest it")),
        new("how this stays ours", "/ours", Role.Visitor, _ => "/ours"),
        new("how this stays ours to a teacher", "/ours", Role.Member, _ => "/ours"),
        new("waiting", "/waiting", Role.Member, _ => "/waiting"),
        new("no signal", "/offline", Role.Visitor, _ => "/offline"),
        new("nothing here", "/problem/{code:int}", Role.Visitor, _ => "/nowhere"),
        new("our own fault", "/problem/{code:int}", Role.Visitor, _ => "/problem/500"),
    ];

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(p => p.What)];

    public static ProductPage Named(string what) => All.Single(p => p.What == what);

    private static async Task RaiseAgain(IPage page)
    {
        await page.Locator(".doc__bar [data-state=saved]").WaitForAsync();
        await page.Locator("[data-raise] summary").ClickAsync();
        await page.Locator("[data-fill=Whole]").ClickAsync();
    }

    private static async Task OpenPictures(IPage page)
    {
        await page.IsLive();
        await page.Locator("#Ask_Text").FocusAsync();
        await page.Locator("[data-opens]").ClickAsync();
        await page.Locator("[data-asks]").WaitForAsync();
    }

    // Sent past the script, which would keep it on the phone first.
    private static async Task NameNothing(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('form[data-waits=need]').removeAttribute('data-waits')");
        await page.Locator("summary").ClickAsync();
        await Send(page, "Name it");
    }

    private static async Task Movable(IPage page)
    {
        await page.IsLive();
        await page.Locator(".slot__grip").First.WaitForAsync();
        await page.EvaluateAsync("for (const folded of document.querySelectorAll('main details')) folded.open = true");
    }

    private static async Task AddNothing(IPage page)
    {
        await page.GetByLabel("When does it begin?").FillAsync("");
        await Send(page, "Add it");
    }

    private static async Task OpenLesson(IPage page)
    {
        await page.IsLive();
        await page.EvaluateAsync("for (const folded of document.querySelectorAll('main details')) folded.open = true");
        await page.GetByText("Move all that follows").WaitForAsync();
    }

    private static async Task OpenReach(IPage page) => await page.EvaluateAsync("for (const folded of document.querySelectorAll('main details')) folded.open = true");

    private static async Task OfferNothing(IPage page)
    {
        await OpenReach(page);
        await page.Locator("#give button").ClickAsync();
        await page.Locator(".form-errors").WaitForAsync();
    }

    private static async Task OpenLive(IPage page)
    {
        await page.IsLive();
        await OpenReach(page);
    }

    // Sent past the script, which would keep it on the phone first.
    private static async Task CountWrongly(IPage page)
    {
        await page.EvaluateAsync("for (const form of document.querySelectorAll('form[data-voice]')) { form.removeAttribute('data-waits'); form.noValidate = true }");
        await page.GetByText("Enter the counts").First.ClickAsync();
        await page.Locator("[name='Ask.Answers[0].Yes']").First.FillAsync("-1");
        await page.Locator("form[data-voice] button").First.ClickAsync();
        await page.Locator(".form-errors").WaitForAsync();
    }

    private static async Task OpenThreads(IPage page)
    {
        await page.IsLive();
        await page.Locator("#threads > summary").ClickAsync();
    }

    // Sent past the script, which would keep it on the phone first.
    private static async Task SayNothing(IPage page)
    {
        await page.EvaluateAsync("for (const form of document.querySelectorAll('form#write')) form.removeAttribute('data-waits')");
        await page.Locator("#write .thread__send button").ClickAsync();
        await page.Locator(".form-errors").WaitForAsync();
    }

    private static async Task AddNoTerm(IPage page)
    {
        await page.Locator("#add > summary").ClickAsync();
        await Send(page, "Add it");
    }

    private static async Task CallNoneAgain(IPage page)
    {
        await page.EvaluateAsync("for (const day of document.querySelectorAll('.again input')) day.checked = false");
        await Send(page, "Call them");
    }

    private static Task Changeable(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "The letter" }).WaitForAsync();

    private static async Task OpenMinutes(IPage page)
    {
        await page.IsLive();
        await page.Locator(".doc__bar [data-state=saved]").WaitForAsync();
        await OpenReach(page);
    }

    private static async Task OpenCare(IPage page)
    {
        await page.GetByText("Something wrong?", new() { Exact = true }).First.ClickAsync();
        await page.Locator("#learner").WaitForAsync();
    }

    // Sent past the script, which would not send it.
    private static async Task TakeNothingOn(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('#take-on form').removeAttribute('data-waits')");
        await page.Locator("#take-on > summary").ClickAsync();
        await page.Locator("#take-on button").ClickAsync();
        await page.Locator("#take-on .field--wrong").WaitForAsync();
    }

    private static async Task PutNothing(IPage page)
    {
        await page.Locator("#put > summary").ClickAsync();
        await page.Locator("#put button").ClickAsync();
        await page.Locator("#put .field--wrong").WaitForAsync();
    }

    private static async Task VoteForNothing(IPage page)
    {
        await page.Locator(".decision__question > a").First.ClickAsync();
        await page.Locator(".ballot button").ClickAsync();
        await page.Locator("#choice-error").WaitForAsync();
    }

    private static async Task AskForNothing(IPage page)
    {
        await page.Locator("#ask > summary").ClickAsync();
        await page.Locator("#ask button").ClickAsync();
        await page.Locator(".form-errors").WaitForAsync();
    }

    private static async Task CallNothing(IPage page)
    {
        await page.Locator("#call summary").First.ClickAsync();
        await Send(page, "Call it");
    }

    private static async Task BeginNothing(IPage page)
    {
        await page.Locator("#begin summary").First.ClickAsync();
        await Send(page, "Begin it");
    }

    private static async Task BringNothing(IPage page)
    {
        await page.Locator("[data-file=word]").SetInputFilesAsync(new FilePayload { Name = "notes.docx", MimeType = "text/plain", Buffer = [1, 2, 3, 4, 5] });
        await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "notes.docx" }).WaitForAsync();
    }

    // The tools are there for whoever writes, and more of them within a list.
    private static async Task WriteInPlan(IPage page)
    {
        await page.CanWrite();
        await page.Text().FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Locator(".ed-tools-more").GetByRole(AriaRole.Button, new() { Name = "Further in" }).WaitForAsync();
    }

    private static async Task Drawn(IPage page)
    {
        await page.CanWrite();
        await page.Locator(".ed-formula .katex-html").First.WaitForAsync();
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
    }

    private static async Task OpenTalk(IPage page)
    {
        await page.CanWrite();
        await page.Signs().First.ClickAsync();
        await page.GetByLabel("Your answer").Last.WaitForAsync();
    }

    private static async Task DrawnOnPaper(IPage page)
    {
        await page.Locator(".formula .katex-html").First.WaitForAsync();
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
    }

    private static async Task OpenHeadOfPlan(IPage page)
    {
        await page.Stands();
        await page.EvaluateAsync("for (const folded of document.querySelectorAll('.plan__about, .here')) folded.open = true");
        await page.GetByText("Others do not see me").WaitForAsync();
    }

    // As if the page had been opened before the latest description.
    private static async Task DescribeUnseen(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('[name=\"Ask.Seen\"]').value = 1");
        await page.GetByLabel("What we agreed on").FillAsync("We begin with a cup of tea.");
        await Send(page, "Keep it");
    }

    private static async Task Send(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
    }
}
