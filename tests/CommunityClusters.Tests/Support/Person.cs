using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CommunityClusters.Tests.Support;

/// <summary>Somebody with a browser: opens pages, fills in the forms that stand on them, keeps cookies.</summary>
internal sealed class Person : IDisposable
{
    public const string Password = "long enough";
    private const int MostRedirects = 5;
    private static readonly Uri Home = new("http://localhost/");

    private readonly Node _node;
    private readonly CookieContainer _cookies;
    private readonly HttpClient _http;

    public Person(Place place, Node node, CookieContainer? cookies = null)
    {
        Place = place;
        _node = node;
        _cookies = cookies ?? new CookieContainer();
        _http = node.Server.CreateClient();
        _http.BaseAddress = Home;
    }

    public Place Place { get; }

    /// <summary>The page before their eyes.</summary>
    public Sight Sees { get; private set; } = null!;

    /// <summary>The name by which colleagues know them.</summary>
    public string Name { get; set; } = "";

    /// <summary>The name by which they sign in.</summary>
    public string SignInName { get; set; } = "";

    /// <summary>The languages that their browser asks for.</summary>
    public string? BrowserAsksFor { get; set; }

    /// <summary>The session that their cookie holds.</summary>
    public Guid? SessionId
    {
        get
        {
            if (Cookie("clusters") is not { } value)
            {
                return null;
            }

            var options = _node.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
            return Guid.Parse(options.TicketDataFormat.Unprotect(value)!.Principal.FindFirst(Pipeline.Caller.SessionClaim)!.Value);
        }
    }

    /// <summary>The same person with the same phone, led to another node by the load balancer.</summary>
    public Person On(Node node) => new(Place, node, _cookies) { Name = Name, SignInName = SignInName };

    /// <summary>The same phone as it is now: what the person does next, the twin has not heard of.</summary>
    public Person Twin()
    {
        var cookies = new CookieContainer();
        cookies.Add(_cookies.GetAllCookies());
        return new Person(Place, _node, cookies) { Name = Name, SignInName = SignInName, Sees = Sees };
    }

    /// <summary>Opens an address and follows where it leads.</summary>
    public Task<Sight> Opens(string address) => Goes(() => new HttpRequestMessage(HttpMethod.Get, address), follows: true);

    /// <summary>Opens an address and goes no further.</summary>
    public Task<Sight> OpensOnly(string address) => Goes(() => new HttpRequestMessage(HttpMethod.Get, address), follows: false);

    /// <summary>The form on the page whose button says this, as it stands there.</summary>
    public Form Form(string button, string within = "body") => Support.Form.On(Sees, button, within);

    /// <summary>Fills in the form whose button says this, sends it and follows where it leads.</summary>
    public Task<Sight> Submits(string button, object? fields = null, string within = "body") => Sends(Form(button, within).With(fields));

    /// <summary>The form of a field as Enter sends it in a browser without script.</summary>
    public Form Enter(string field) => Support.Form.ByEnter(Sees, field);

    public Task<Sight> Sends(Form form) => Goes(form.ToRequest, follows: true);

    public Task<Sight> SendsOnly(Form form) => Goes(form.ToRequest, follows: false);

    /// <summary>Sends what a script sends.</summary>
    public Task<Sight> SendsAsScript(Func<HttpRequestMessage> request) => Goes(request, follows: false);

    public string? Cookie(string name) => _cookies.GetCookies(Home)[name]?.Value;

    public string CookieHeader => _cookies.GetCookieHeader(Home);

    /// <summary>Loses a cookie, as phones do that clear up.</summary>
    public void Loses(string cookie)
    {
        if (_cookies.GetCookies(Home)[cookie] is { } found)
        {
            found.Expired = true;
        }
    }

    public void Keeps(string cookie, string value) => _cookies.Add(Home, new Cookie(cookie, value));

    public Task<LiveLine> Watches(string topic, long cursor, string language = "en") => LiveLine.Open(_node, this, topic, cursor, language);

    public void Dispose() => _http.Dispose();

    private async Task<Sight> Goes(Func<HttpRequestMessage> request, bool follows)
    {
        var message = request();
        for (var hop = 0; ; hop++)
        {
            message.RequestUri = new Uri(Home, message.RequestUri!);
            if (_cookies.GetCookieHeader(message.RequestUri) is { Length: > 0 } cookies)
            {
                message.Headers.Add("Cookie", cookies);
            }

            if (BrowserAsksFor is not null)
            {
                message.Headers.TryAddWithoutValidation("Accept-Language", BrowserAsksFor);
            }

            using var response = await _http.SendAsync(message, TestContext.Current.CancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                _cookies.SetCookies(Home, cookie);
            }

            Assert.True(response.StatusCode != HttpStatusCode.InternalServerError, string.Join('\n', _node.Complaints.All));
            var address = message.RequestUri;
            message.Dispose();
            if (follows && response.Headers.Location is { } next && hop < MostRedirects)
            {
                message = new HttpRequestMessage(HttpMethod.Get, new Uri(address, next));
                continue;
            }

            return Sees = await Sight.Of(response, address);
        }
    }
}
