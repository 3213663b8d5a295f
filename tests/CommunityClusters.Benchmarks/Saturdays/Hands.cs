using System.Diagnostics;
using CommunityClusters.E2E.Support;
using Microsoft.Playwright;

namespace CommunityClusters.Benchmarks.Saturdays;

/// <summary>
/// Somebody's hands on a phone, whose work is counted. A list is opened and chosen from with 2 taps, a date is picked with 3, a time of day with
/// 4; a field is tapped before it is typed into.
/// </summary>
internal sealed class Hands(IBrowserContext phone, IPage page, Line line) : IAsyncDisposable
{
    // Keystroke-level model: to make up one's mind, to find and touch, to type a letter with the thumbs.
    private const double ToDecide = 1.35;
    private const double ToTouch = 1.0;
    private const double ToType = 0.28;
    private const int OfList = 2;
    private const int OfDate = 3;
    private const int OfTime = 4;
    private TimeSpan _waited;

    public IPage Page => page;

    public int Taps { get; private set; }

    public int Fields { get; private set; }

    public int Letters { get; private set; }

    public long Bytes => line.BytesToPhone;

    /// <summary>How long all of it takes somebody who knows the way, with what the program itself took.</summary>
    public TimeSpan Time => TimeSpan.FromSeconds((Taps * (ToDecide + ToTouch)) + (Letters * ToType)) + _waited;

    /// <summary>Follows a link that came by message.</summary>
    public Task Follow(string address) => Touch(1, () => page.GotoAsync(address));

    public Task Tap(ILocator what) => Touch(1, () => what.ClickAsync());

    public Task Tap(string what) => Tap(page.Locator(what).First);

    /// <summary>Taps what leads to another page, and waits until that is there.</summary>
    public Task Go(string what, string to) => Touch(1, async () =>
    {
        await page.Locator(what).First.ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(to, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.WaitForFunctionAsync("() => document.querySelector('[aria-busy=true]') === null");
    });

    public Task Type(string field, string text)
    {
        (Fields, Letters) = (Fields + 1, Letters + text.Length);
        return Touch(1, () => page.Locator(field).First.FillAsync(text));
    }

    /// <summary>Chooses from a list by the value or the words of what is chosen.</summary>
    public Task Choose(string list, string choice)
    {
        Fields++;
        return Touch(OfList, () => page.Locator(list).First.SelectOptionAsync(choice));
    }

    public Task PickDate(string field, string day)
    {
        Fields++;
        return Touch(OfDate, () => page.Locator(field).First.FillAsync(day));
    }

    public Task PickTime(string field, string time)
    {
        Fields++;
        return Touch(OfTime, () => page.Locator(field).First.FillAsync(time));
    }

    /// <summary>Waits until it is seen.</summary>
    public async Task Sees(ILocator what)
    {
        var began = Stopwatch.GetTimestamp();
        await what.WaitForAsync();
        _waited += Stopwatch.GetElapsedTime(began);
    }

    public async ValueTask DisposeAsync()
    {
        await phone.CloseAsync();
        line.Dispose();
    }

    private async Task Touch(int taps, Func<Task> work)
    {
        Taps += taps;
        var began = Stopwatch.GetTimestamp();
        await work();
        _waited += Stopwatch.GetElapsedTime(began);
    }
}
