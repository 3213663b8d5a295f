using System.Net;
using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Support;

/// <summary>Somebody who reads pages and posts their forms, without a browser, so that many fit in a second.</summary>
internal sealed partial class Visitor
{
    private readonly CookieContainer _cookies;
    private readonly HttpClient _client;

    public Visitor(string address)
    {
        _cookies = new CookieContainer();
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = new Uri(address) };
    }

    /// <summary>What their browser sends so that the program knows them.</summary>
    public string CookieHeader => _cookies.GetCookieHeader(_client.BaseAddress!);

    /// <summary>A page as it was sent.</summary>
    public Task<string> Reads(string page) => _client.GetStringAsync(page);

    /// <summary>Posts the first form of a page, filled in.</summary>
    /// <returns>The path where it leads when it was taken.</returns>
    public Task<string> Send(string page, params (string Name, string Value)[] typed) => Send(page, page, typed);

    /// <summary>Posts a form of a page to another address.</summary>
    public async Task<string> Send(string page, string to, params (string Name, string Value)[] typed)
    {
        var html = await _client.GetStringAsync(page);
        var fields = Hidden().Matches(html).Select(m => (Name: m.Groups["name"].Value, Value: WebUtility.HtmlDecode(m.Groups["value"].Value)))
            .DistinctBy(f => f.Name, StringComparer.Ordinal).Concat(typed);
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await _client.PostAsync(to, form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{to} answered {answer.StatusCode}.");
        return new Uri(_client.BaseAddress!, answer.Headers.Location!).AbsolutePath;
    }

    public async Task<bool> Sees(string page, string text)
    {
        using var answer = await _client.GetAsync(page);
        return answer.IsSuccessStatusCode && WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Contains(text, StringComparison.Ordinal);
    }

    /// <summary>The path of the invitation that a page shows.</summary>
    public async Task<string> LinkOn(string page) => Invitation().Match(await _client.GetStringAsync(page)).Value;

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"|<input name=\"(?<name>__[^\"]+)\" type=\"hidden\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("/i/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Invitation();
}
