using System.Net;
using System.Text.Json;
using CommunityClusters.Crdt;
using CommunityClusters.Documents;

namespace CommunityClusters.Tests.Support;

/// <summary>A phone on which somebody has a document open, speaking to the hub as the page's script does.</summary>
internal sealed class Phone : IAsyncDisposable
{
    private LiveLine _line;
    private readonly Guid _document;
    private readonly Person _person;
    private readonly Doc _doc = new();
    private readonly List<byte[]> _unsent = [];
    private int _taken;
    private bool _lacks;

    private Phone(LiveLine line, Guid document, Person person)
    {
        (_line, _document, _person) = (line, document, person);
        _doc.UpdateEmitted += (update, origin) =>
        {
            if (!ReferenceEquals(origin, this))
            {
                _unsent.Add(update);
            }
        };
    }

    /// <summary>Its copy of the document, with all that has arrived.</summary>
    public Doc Doc
    {
        get
        {
            TakeIn();
            return _doc;
        }
    }

    public LiveLine Line => _line;

    /// <summary>What the server answered when the document was opened.</summary>
    public JsonElement Opened { get; private set; }

    public bool IsKnown => Opened.GetProperty("known").GetBoolean();

    public bool MayWrite => Opened.GetProperty("mayWrite").GetBoolean();

    public long Sequence => Opened.GetProperty("sequence").GetInt64();

    public bool IsOver => _line.Heard("documentOver").Count > 0;

    /// <summary>The numbers of the updates that arrived by themselves.</summary>
    public IReadOnlyList<long> Numbers => [.. _line.Heard("documentUpdated").Select(a => a[1].GetInt64())];

    public static async Task<Phone> Of(Person person, Guid document, Node? node = null, bool opens = true)
    {
        var phone = new Phone(await LiveLine.Connect(node ?? person.Place.Node, person), document, person);
        await (opens ? phone.Opens() : Task.CompletedTask);
        return phone;
    }

    /// <summary>Who else is here, as this phone was told.</summary>
    public Awareness Others
    {
        get
        {
            // The phone itself says nothing.
            var others = new Awareness(_doc.ClientId) { LocalState = null };
            foreach (var said in _line.Heard("documentAwareness"))
            {
                others.Apply(said[1].GetBytesFromBase64());
            }

            return others;
        }
    }

    public Task IsSeen(byte[] awareness) => _line.Call("ShareAwareness", _document, Convert.ToBase64String(awareness));

    /// <summary>How large the parts were that it fetched since it opened the document.</summary>
    public IReadOnlyList<int> Fetched { get; private set; } = [];

    /// <summary>Opens the document from what the phone has, and fetches what is too much for the line.</summary>
    public async Task Opens(long sequence = 0, bool asNew = true)
    {
        byte[] knows = asNew ? [] : _doc.EncodeStateVector();
        await OpensAtFirst(sequence, knows);
        await FetchesRest(knows);
    }

    /// <summary>Opens the document, and fetches nothing.</summary>
    public async Task OpensAtFirst(long sequence, byte[] knows)
    {
        var answer = await _line.Call("OpenDocument", _document, sequence, Convert.ToBase64String(knows));
        Opened = answer!.Value.GetProperty("result");
        foreach (var update in Opened.GetProperty("updates").EnumerateArray())
        {
            _doc.ApplyUpdate(update.GetBytesFromBase64(), this);
        }
    }

    /// <summary>Fetches what did not come with the answer.</summary>
    /// <param name="knows">What it knew when it opened the document.</param>
    /// <param name="meanwhile">What happens before each part.</param>
    public async Task FetchesRest(byte[] knows, Func<Task>? meanwhile = null)
    {
        Fetched = [];
        var rest = Opened.GetProperty("rest").GetString();
        while (rest is not null)
        {
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            var part = await FetchesPart(rest, knows, await _person.TeacherId());
            Assert.Equal(HttpStatusCode.OK, part.Status);
            _doc.ApplyUpdate(part.Bytes, this);
            Fetched = [.. Fetched, part.Bytes.Length];
            rest = part.Headers.GetValueOrDefault("X-Rest");
        }
    }

    public Task<Sight> FetchesPart(string from, byte[] knows, Guid reader, bool asPage = true) =>
        _person.SendsAsScript(() => AsScript($"/documents/{_document}/missing/parts?from={from}", knows, reader, asPage));

    /// <summary>Its line is gone; what comes meanwhile does not reach it.</summary>
    public async Task IsAway()
    {
        TakeIn();
        await _line.DisposeAsync();
    }

    /// <summary>Is there again, with what it had.</summary>
    public async Task ComesBack(long sequence)
    {
        await IsConnected();
        await Opens(sequence, asNew: false);
    }

    /// <summary>Has a line again, and has opened nothing on it.</summary>
    public async Task IsConnected() => (_line, _taken) = (await LiveLine.Connect(_person.Place.Node, _person), 0);

    /// <summary>Writes at the beginning of a text, and waits until it is saved.</summary>
    public Task<JsonElement> Writes(string text, string words) => Does(doc => doc.GetText(text).Insert(0, words));

    /// <summary>Changes the document, and sends what changed.</summary>
    public async Task<JsonElement> Does(Action<Doc> change)
    {
        TakeIn();
        _doc.Transact(_ => change(_doc));
        var update = Updates.Merge([.. _unsent.Select(u => new ReadOnlyMemory<byte>(u))]);
        _unsent.Clear();
        return await Pushes(update);
    }

    /// <summary>Writes at the beginning of a text, and gives it in two parts, the second first and twice.</summary>
    public async Task<JsonElement> GivesInParts(string text, string words)
    {
        TakeIn();
        _doc.GetText(text).Insert(0, words);
        var update = Updates.Merge([.. _unsent.Select(u => new ReadOnlyMemory<byte>(u))]);
        _unsent.Clear();
        var (upload, author, parts) = (Guid.NewGuid(), await _person.TeacherId(), update.Chunk(Math.Min(Document.LargestPart, (update.Length + 1) / 2)).ToList());
        foreach (var part in Enumerable.Range(1, parts.Count - 1).Reverse().Prepend(parts.Count - 1))
        {
            Assert.Equal(HttpStatusCode.Accepted, (await GivesPart(upload, part, parts.Count, parts[part], author)).Status);
        }

        var answer = await GivesPart(upload, 0, parts.Count, parts[0], author);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return JsonDocument.Parse(answer.Text).RootElement;
    }

    public Task<Sight> GivesPart(Guid upload, int part, int of, byte[] bytes, Guid author, bool asPage = true) =>
        _person.SendsAsScript(() => AsScript($"/documents/{_document}/parts?upload={upload}&part={part}&of={of}", bytes, author, asPage));

    public async Task<JsonElement> Pushes(byte[] update) =>
        (await _line.Call("PushUpdate", _document, Convert.ToBase64String(update)))!.Value.GetProperty("result");

    public Task Shows(string text, string words) => Eventually.Is(async () => (await Current()).GetText(text).ToString() == words, $"'{words}' did not arrive; '{Doc.GetText(text)}' did.");

    /// <summary>Its copy, after it asked for what it was only told the number of.</summary>
    public async Task<Doc> Current()
    {
        TakeIn();
        if (_lacks)
        {
            _lacks = false;
            await Opens(0, asNew: false);
        }

        return Doc;
    }

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    private static HttpRequestMessage AsScript(string path, byte[] bytes, Guid teacher, bool asPage)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes) };
        if (asPage)
        {
            request.Headers.Add("X-Requested-With", "clusters");
        }

        request.Headers.Add("X-Teacher", teacher.ToString());
        return request;
    }

    private void TakeIn()
    {
        var heard = _line.Heard("documentUpdated");
        for (; _taken < heard.Count; _taken++)
        {
            var update = heard[_taken][2].GetBytesFromBase64();
            _lacks |= update is [0, 0];
            _doc.ApplyUpdate(update, this);
        }
    }
}
