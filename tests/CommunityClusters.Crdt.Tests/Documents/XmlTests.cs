namespace CommunityClusters.Crdt.Tests.Documents;

/// <summary>XML is not edited here, but shown as yjs shows it: with JavaScript's spelling of whatever stands in it.</summary>
public sealed class XmlTests
{
    public static TheoryData<string> Values =>
    [
        "'text'", "'a\"b<c>&'", "''", "1", "-0", "0.1", "1.5e300", "1e21", "123456789012345680000", "1e-6", "1e-7", "-1.5e-9", "5e-324", "NaN", "Infinity", "-Infinity", "2 ** 53", "0.1 + 0.2",
        "12345678901234567890n", "-(2n ** 63n)", "true", "false", "null", "undefined", "[1, [2, null], 'x']", "[]", "{ a: 1 }", "new Uint8Array([1, 2])", "new Y.Text('in a text')", "new Y.Map([['k', 1]])", "Y.Array.from([1, 2])",
    ];

    [Theory, MemberData(nameof(Values))]
    public void An_attribute(string value) => IsShownAsByYjs($"const p = new Y.XmlElement('P'); d.getArray('a').insert(0, [p]); p.setAttribute('k', {value}); p.setAttribute('b', 'x')");

    [Theory]
    [InlineData("{ b: true }")]
    [InlineData("{ b: {} }")]
    [InlineData("{ b: { z: 1e21, a: 'x', m: null, u: undefined, l: [1, 2], o: { p: 1 } } }")]
    [InlineData("{ b: 'string of many letters' }")]
    [InlineData("{ b: [7, 8, 9] }")]
    [InlineData("{ b: 5, a: { k: 1 }, c: { '10': 1, '9': 2 } }")]
    public void A_format(string format) => IsShownAsByYjs($"const t = new Y.XmlText('some formatted text'); d.getArray('a').insert(0, [t]); t.format(5, 9, {format}); t.format(8, 9, {{ i: {{}} }})");

    [Theory]
    [InlineData("{ image: 'x' }")]
    [InlineData("new Y.Map()")]
    [InlineData("new Y.Text('embedded')")]
    [InlineData("new Y.XmlElement('br')")]
    [InlineData("Y.Array.from([1, [2]])")]
    public void An_embed(string embed) => IsShownAsByYjs($"const t = new Y.XmlText('ab'); d.getArray('a').insert(0, [t]); t.insertEmbed(1, {embed}, {{ b: {{}} }})");

    [Theory]
    [InlineData("'DIV'")]
    [InlineData("'ÄÖÜ'")]
    [InlineData("'Straße'")]
    [InlineData("'x:Y-z'")]
    [InlineData("''")]
    public void An_element(string name) => IsShownAsByYjs($"d.getArray('a').insert(0, [new Y.XmlElement({name})])");

    [Fact]
    public void A_tree_with_deletions() => IsShownAsByYjs("""
        const f = new Y.XmlFragment()
        d.getMap('m').set('f', f)
        f.insert(0, [new Y.XmlElement('a'), new Y.XmlText('b'), new Y.XmlHook('c'), new Y.XmlElement('d')])
        f.get(0).insert(0, [new Y.XmlElement('inner'), new Y.XmlText('text')])
        f.get(0).setAttribute('gone', 'x')
        f.get(0).removeAttribute('gone')
        f.get(0).delete(0, 1)
        f.delete(3, 1)
        f.get(2).set('k', new Y.XmlText('in a hook'))
        """);

    [Fact]
    public void A_root_that_is_named()
    {
        var theirs = YjsPeer.Run<YjsState>("const d = open('xml', 1); d.getXmlFragment('page').insert(0, [new Y.XmlElement('p'), new Y.XmlText('text')]); return stateOf(d)");
        var ours = Docs.Of(theirs.Update);

        Assert.Equal("<p></p>text", ours.GetXml("page").ToString());
        Assert.Equal("<p></p>text", ours.ToJson()["page"]!.GetValue<string>());
    }

    private static void IsShownAsByYjs(string js)
    {
        var theirs = YjsPeer.Run<YjsState>($"const d = open('xml', 1)\n{js}\nconst copy = open('copy', 2); Y.applyUpdate(copy, Y.encodeStateAsUpdate(d)); return stateOf(copy)");

        var ours = Docs.Of(theirs.Update);

        Assert.Equal(theirs.Json, Docs.Json(ours));
        Assert.Equal(theirs.Update, ours.EncodeStateAsUpdate());
    }
}
