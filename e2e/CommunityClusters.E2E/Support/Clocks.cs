namespace CommunityClusters.E2E.Support;

/// <summary>The clocks of people's phones, which are not always right.</summary>
internal static class Clocks
{
    // A page's own clock; whoever looks at the phone meanwhile may put it right.
    private const string Wrong = """
        {
          const right = globalThis.Date;
          let by = AHEAD;
          globalThis.Date = class extends right {
            constructor(...said) { if (said.length > 0) super(...said); else super(right.now() + by); }
            static now() { return right.now() + by; }
          };
          globalThis.putClockRight = () => { by = 0; };
          globalThis.letTimePass = (more) => { by += more; };
        }
        """;

    /// <summary>From its next page on the phone's clock is so far ahead, or behind, of what it was.</summary>
    public static Task ClockIsAhead(this IBrowserContext phone, TimeSpan by) =>
        phone.AddInitScriptAsync(Wrong.Replace("AHEAD", by.TotalMilliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>The clock is put right while the page is open, as by a network that is there again.</summary>
    public static Task PutClockRight(this IPage page) => page.EvaluateAsync("globalThis.putClockRight()");

    /// <summary>So much later, while the tab stays open. For who has a clock of their own (<see cref="ClockIsAhead"/>).</summary>
    public static Task TimePasses(this IPage page, TimeSpan by) => page.EvaluateAsync("by => globalThis.letTimePass(by)", by.TotalMilliseconds);
}
