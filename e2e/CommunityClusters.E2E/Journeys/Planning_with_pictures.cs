using System.Text;

namespace CommunityClusters.E2E.Journeys;

/// <summary>Pictures and other files stand in a plan, with and without signal, and what is not taken costs no words.</summary>
public sealed class Planning_with_pictures(Suite suite) : PlanJourney(suite)
{
    private const int LightEnough = 300 * 1024;

    [Fact]
    public async Task A_picture_put_in_on_one_phone_is_seen_on_the_other_and_where_no_script_runs()
    {
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await sibusiso.Page.Reach();

        await nomsa.Page.PutIn(await nomsa.Page.Photograph());
        await nomsa.Page.Pictures().IsDrawn(fromServer: false);
        await sibusiso.Page.Pictures().IsDrawn(fromServer: true);
        await nomsa.Page.FilesAreSent();

        // In words for those who do not see it.
        await nomsa.Page.Pictures().ClickAsync();
        await nomsa.Field("What the picture shows").FillAsync("Two carts that push each other");
        await nomsa.Button("Done").ClickAsync();
        await Assertions.Expect(sibusiso.Page.GetByRole(AriaRole.Img, new() { Name = "Two carts that push each other" })).ToBeVisibleAsync();
        await nomsa.Page.IsSaved();

        var reader = await Reader(sibusiso);
        await reader.Open(plan.AbsolutePath);
        var seen = reader.Page.Locator(".prose img");
        await Assertions.Expect(seen).ToHaveAttributeAsync("alt", "Two carts that push each other");
        await Assertions.Expect(seen).ToHaveAttributeAsync("width", "1600");
        var answer = await reader.Context.APIRequest.GetAsync(await seen.GetAttributeAsync("src") ?? "");
        Assert.InRange((await answer.BodyAsync()).Length, 1000, LightEnough);
        Assert.Equal(1600, await sibusiso.Page.Pictures().EvaluateAsync<int>("img => img.naturalWidth"));
    }

    [Fact]
    public async Task Put_in_without_signal_it_stands_there_at_once_and_is_sent_by_a_later_page()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, plan) = await TwoOnAPlan(his: line.Address);
        await sibusiso.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller?.state === 'activated'");
        await sibusiso.Page.ReloadAsync();
        await sibusiso.Page.CanWrite();
        var photograph = await sibusiso.Page.Photograph();
        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await sibusiso.Page.PutIn(photograph);
        await sibusiso.Page.Pictures().IsDrawn(fromServer: false);
        await sibusiso.Sees("1 file waiting").ToBeVisibleAsync();
        await sibusiso.Page.Waits();
        await sibusiso.Page.CloseAsync();

        var next = await sibusiso.Context.NewPageAsync();
        await next.GotoAsync(plan.AbsolutePath);
        await next.Reach();
        await next.Pictures().IsDrawn(fromServer: false);
        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);

        await next.FilesAreSent();
        await nomsa.Page.Reach();
        await nomsa.Page.Pictures().IsDrawn(fromServer: true);
    }

    [Fact]
    public async Task What_was_seen_once_is_seen_again_without_signal()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, _) = await TwoOnAPlan(his: line.Address);
        await nomsa.Page.PutIn(await nomsa.Page.Photograph());
        await nomsa.Page.FilesAreSent();
        await sibusiso.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller?.state === 'activated'");
        await sibusiso.Page.ReloadAsync();
        await sibusiso.Page.CanWrite();
        await sibusiso.Page.Pictures().IsDrawn(fromServer: true);

        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await sibusiso.Page.ReloadAsync();
        await sibusiso.Page.Reach();
        await sibusiso.Page.Pictures().IsDrawn(fromServer: true);
    }

    [Fact]
    public async Task What_is_no_picture_is_told_so_and_what_could_run_is_refused_with_its_words_kept()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        await nomsa.Page.Write("Bring ");

        await nomsa.Page.PutIn(new() { Name = "notes.jpg", MimeType = "image/jpeg", Buffer = Encoding.UTF8.GetBytes("Two carts") });
        await nomsa.Sees("notes.jpg: This phone cannot read it as a picture.").ToBeVisibleAsync();
        await nomsa.Button("Understood").ClickAsync();
        await nomsa.Page.Says(text => text.Trim() == "Bring");

        // What is said of one file is gone with the next.
        await nomsa.Page.PutIn(new() { Name = "sums.jpg", MimeType = "image/jpeg", Buffer = Encoding.UTF8.GetBytes("Three carts") });
        await nomsa.Sees("sums.jpg: This phone cannot read it as a picture.").ToBeVisibleAsync();
        await nomsa.Page.PutIn(new() { Name = "worksheet.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("<html><script>alert(1)</script>") }, by: "File");
        await nomsa.Sees("This file could run something on a colleague’s phone").ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.GetByText("sums.jpg:")).ToBeHiddenAsync();
        await nomsa.Page.Says(text => text.Trim() == "Bring worksheet.pdf (1 KB)");
        var saved = await nomsa.Page.RunAndWaitForDownloadAsync(() => nomsa.Page.Locator(".plan__notes").GetByRole(AriaRole.Button, new() { Name = "Save as a file" }).Last.ClickAsync());
        Assert.Equal("worksheet.pdf", saved.SuggestedFilename);
        await nomsa.Button("Leave this file out").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".ed-link")).ToHaveCountAsync(0);
        await sibusiso.Page.Reach();
        await sibusiso.Page.Says(text => text.Trim() == "Bring worksheet.pdf (1 KB)");
        await Assertions.Expect(nomsa.Page.GetByText("This file could run something", new() { Exact = false })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_phone_that_dies_in_the_middle_of_sending_goes_on_where_it_was()
    {
        using var phone = new Phone(Suite);
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await phone.Start(Suite.Program.Address);
        await phone.SignInAs(sibusiso);
        await phone.Page.GotoAsync(plan.AbsolutePath);
        await phone.Page.CanWrite();
        // Two parts arrive, and no further one.
        await phone.Page.RouteAsync("**/parts?offset=*", route => route.Request.Url.EndsWith("offset=0", StringComparison.Ordinal) || route.Request.Url.EndsWith("offset=98304", StringComparison.Ordinal)
            ? route.ContinueAsync() : route.AbortAsync());
        await phone.Page.PutIn(FileSteps.Recording(500_000), by: "File");
        await Assertions.Expect(phone.Page.Locator(".plan__files")).ToContainTextAsync("39 % sent");
        await phone.Page.IsSaved();
        await nomsa.Page.Reach();
        await Assertions.Expect(nomsa.Page.Locator(".ed-picture--sound audio")).ToBeVisibleAsync();
        phone.Kill();

        await phone.Start(Suite.Program.Address);
        await phone.SignInAs(sibusiso);
        var parts = new List<string>();
        phone.Page.Request += (_, request) =>
        {
            if (request.Url.Contains("/parts?", StringComparison.Ordinal))
            {
                parts.Add(request.Url.Split("offset=")[1]);
            }
        };
        await phone.Page.GotoAsync(plan.AbsolutePath);
        await phone.Page.CanWrite();
        await Wait.Until(async () => (await nomsa.Context.APIRequest.GetAsync(await nomsa.Page.Locator(".ed-picture--sound audio").GetAttributeAsync("src") ?? "")).Status == 200, () => Task.FromResult("The recording never arrived."));
        await phone.Page.FilesAreSent();
        Assert.Equal("196608", parts[0]);
    }
}
