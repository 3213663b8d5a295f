namespace CommunityClusters.Crdt.Tests.Encoding;

/// <param name="Name">What the bytes show.</param>
/// <param name="Js">What made them: ends with the document, or with an update of its own.</param>
/// <param name="Hex">The update.</param>
/// <param name="Json">What a document that took it contains, in the canonical spelling.</param>
/// <param name="GarbageCollect">Whether that document forgets what was deleted.</param>
public sealed record Fixture(string Name, string Js, string Hex, string Json, bool GarbageCollect = true)
{
    public byte[] Update { get; } = Convert.FromHexString(Hex.ReplaceLineEndings(""));

    public override string ToString() => Name;
}

/// <summary>The bytes of every kind of struct, content, type and value, with the JavaScript that made them.</summary>
internal static class Fixtures
{
    public static readonly Fixture[] All =
    [
        new("An_empty_document", """
            return open("f", 1)
            """,
            "0000",
            """{"a":[],"m":{},"t":""}"""),
        new("A_string", """
            const d = open("f", 1)
            d.getText("t").insert(0, "hello")
            return d
            """,
            "01010100040101740568656c6c6f00",
            """{"a":[],"m":{},"t":"hello"}"""),
        new("A_string_of_every_width_of_character", """
            const d = open("f", 1)
            d.getText("t").insert(0, "aé漢😀\u0000\uFFFD")
            return d
            """,
            "01010100040101740e61c3a9e6bca2f09f988000efbfbd00",
            """{"a":[],"m":{},"t":"a\u00e9\u6f22\ud83d\ude00\u0000\ufffd"}"""),
        new("A_string_longer_than_one_byte_says", """
            const d = open("f", 1)
            d.getText("t").insert(0, "0123456789".repeat(14))
            return d
            """,
            """
            01010100040101748c013031323334353637383930313233343536373839303132333435363738393031323334353637383930313233343536373839
            303132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930313233343536373839
            30313233343536373839303132333435363738393031323334353637383900
            """,
            """{"a":[],"m":{},"t":"01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"}"""),
        new("A_pair_cut_by_an_insertion", """
            const d = open("f", 1)
            d.getText("t").insert(0, "😀")
            d.getText("t").insert(1, "x")
            return d
            """,
            "010301000401017403efbfbd84010003efbfbdc401000101017800",
            """{"a":[],"m":{},"t":"\ufffdx\ufffd"}"""),
        new("A_pair_of_which_half_is_deleted", """
            const d = open("f", 1)
            d.getText("t").insert(0, "a😀b")
            d.getText("t").delete(2, 1)
            return d
            """,
            "01030100040101740461efbfbd8101010184010201620101010201",
            """{"a":[],"m":{},"t":"a\ufffdb"}"""),
        new("Deleted_content", """
            const d = open("f", 1)
            d.getText("t").insert(0, "hello")
            d.getText("t").delete(1, 3)
            return d
            """,
            "0103010004010174016881010003840103016f0101010103",
            """{"a":[],"m":{},"t":"ho"}"""),
        new("Deleted_content_that_was_not_collected", """
            const d = open("f", 1, { gc: false })
            d.getText("t").insert(0, "hello")
            d.getText("t").delete(1, 3)
            return d
            """,
            "0103010004010174016884010003656c6c840103016f0101010103",
            """{"a":[],"m":{},"t":"ho"}""",
            GarbageCollect: false),
        new("Collected_structs_below_a_deleted_type", """
            const d = open("f", 1)
            d.getMap("m").set("k", new Y.Text("gone"))
            d.getMap("m").set("k", 1)
            return d
            """,
            "010301002101016d016b010004a80100017d010101010005",
            """{"a":[],"m":{"k":1},"t":""}"""),
        new("A_skip_where_an_update_is_missing", """
            const d = open("f", 1)
            for (const word of ["one ", "two ", "three"]) d.getText("t").insert(d.getText("t").length, word)
            const [first, , third] = emitted(d)
            return Y.mergeUpdates([first, third])
            """,
            "0103010004010174046f6e65200a0484010705746872656500",
            """{"a":[],"m":{},"t":"one "}"""),
        new("JSON_content", """
            const d = open("f", 1)
            const a = d.getArray("a")
            const content = new Y.ContentJSON([1, "a", undefined, null, true, { k: [1.5, "😀"] }])
            d.transact(tx => new Y.Item(Y.createID(1, 0), null, null, null, null, a, null, content).integrate(tx, 0))
            return d
            """,
            "01010100020101610601310322612209756e646566696e6564046e756c6c0474727565127b226b223a5b312e352c22f09f9880225d7d00",
            """{"a":[1,"a",null,null,true,{"k":[0x3ff8000000000000,"\ud83d\ude00"]}],"m":{},"t":""}"""),
        new("Binary_content", """
            const d = open("f", 1)
            d.getArray("a").insert(0, [new Uint8Array([0, 1, 127, 128, 255]), new Uint8Array(0)])
            return d
            """,
            "01020100030101610500017f80ff8301000000",
            """{"a":[{"0":0,"1":1,"2":127,"3":128,"4":255},{}],"m":{},"t":""}"""),
        new("An_embed", """
            const d = open("f", 1)
            d.getText("t").insert(0, "ab")
            d.getText("t").insertEmbed(1, { image: "x.png", "width": 3 })
            return d
            """,
            "010301000401017401618401000162c5010001011b7b22696d616765223a22782e706e67222c227769647468223a337d00",
            """{"a":[],"m":{},"t":"ab"}"""),
        new("Formats", """
            const d = open("f", 1)
            d.getText("t").insert(0, "plain bold linked")
            d.getText("t").format(6, 4, { bold: true })
            d.getText("t").format(8, 5, { link: { href: "a\"b" } })
            return d
            """,
            """
            010901000401017406706c61696e2084010502626f840107026c6484010903206c6984010c046e6b6564c60105010604626f6c640474727565c60109
            010a04626f6c64046e756c6cc601070108046c696e6b0f7b2268726566223a22615c2262227dc6010c010d046c696e6b046e756c6c00
            """,
            """{"a":[],"m":{},"t":"plain bold linked"}"""),
        new("Any_numbers", """
            const d = open("f", 1)
            d.getArray("a").insert(0, [0, -0, 1, -1, 63, 64, -64, 8191, 8192, 2147483647, 2147483648, -2147483648, 0.5, -0.25, 0.1, 1e300, 5e-324, NaN, Infinity, -Infinity, 9007199254740991, 1e21])
            return d
            """,
            """
            0101010008010161167d007d407d017d417d3f7d80017dc0017dbf7f7d8080017dbfffffff0f7c4f0000007ccf0000007c3f0000007cbe8000007b3f
            b999999999999a7b7e37e43c8800759c7b00000000000000017b7ff80000000000007c7f8000007cff8000007b433fffffffffffff7b444b1ae4d6e2
            ef5000
            """,
            """{"a":[0,0,1,-1,63,64,-64,8191,8192,2147483647,2147483648,-2147483648,0x3fe0000000000000,0xbfd0000000000000,0x3fb999999999999a,0x7e37e43c8800759c,0x0000000000000001,null,null,null,9007199254740991,0x444b1ae4d6e2ef50],"m":{},"t":""}"""),
        new("Any_big_integers", """
            const d = open("f", 1)
            d.getMap("m").set("zero", 0n)
            d.getMap("m").set("least", -(2n ** 63n))
            d.getMap("m").set("most", 2n ** 63n - 1n)
            return d
            """,
            """
            010301002801016d047a65726f017a00000000000000002801016d056c65617374017a80000000000000002801016d046d6f7374017a7fffffffffff
            ffff00
            """,
            """{"a":[],"m":{"least":-9223372036854775808,"most":9223372036854775807,"zero":0},"t":""}"""),
        new("Any_constants", """
            const d = open("f", 1)
            d.getArray("a").insert(0, [null, true, false])
            d.getMap("m").set("undefined", undefined)
            return d
            """,
            "0102010008010161037e78792801016d09756e646566696e6564017f00",
            """{"a":[null,true,false],"m":{},"t":""}"""),
        new("Any_strings", """
            const d = open("f", 1)
            d.getArray("a").insert(0, ["", "text", "😀", "a\"\\\n\u2028"])
            return d
            """,
            "01010100080101610477007704746578747704f09f9880770761225c0ae280a800",
            """{"a":["","text","\ud83d\ude00","a\u0022\u005c\u000a\u2028"],"m":{},"t":""}"""),
        new("Any_objects_and_arrays", """
            const d = open("f", 1)
            d.getArray("a").insert(0, [{}, [], { z: 1, a: [null, undefined, { "": {} }], u: undefined }, [[[]], new Uint8Array([1, 2])]])
            return d
            """,
            "010101000801016104760075007603017a7d01016175037e7f760100760001757f7502750175007402010200",
            """{"a":[{},[],{"a":[null,null,{"":{}}],"z":1},[[[]],{"0":1,"1":2}]],"m":{},"t":""}"""),
        new("Types_in_an_array", """
            const d = open("f", 1)
            d.getArray("a").insert(0, [new Y.Array(), new Y.Map(), new Y.Text(), new Y.XmlElement("P"), new Y.XmlFragment(), new Y.XmlHook("hook"), new Y.XmlText()])
            return d
            """,
            "0107010007010161008701000187010102870102030150870103048701040504686f6f6b8701050600",
            """{"a":[[],{},"","<p></p>","",{},""],"m":{},"t":""}"""),
        new("Types_with_content_in_a_map", """
            const d = open("f", 1)
            const m = d.getMap("m")
            m.set("array", Y.Array.from([1, "a"]))
            m.set("map", new Y.Map([["k", "v"]]))
            m.set("text", new Y.Text("text"))
            m.set("xml", new Y.XmlText("xml"))
            m.get("map").set("deep", new Y.Map([["er", new Y.Text("still")]]))
            return d
            """,
            """
            010b01002701016d0561727261790008000100027d017701612701016d036d61700128000103016b017701762701016d047465787402040001050474
            6578742701016d03786d6c060400010a03786d6c270001030464656570012700010e026572020400010f057374696c6c00
            """,
            """{"a":[],"m":{"array":[1,"a"],"map":{"deep":{"er":"still"},"k":"v"},"text":"text","xml":"xml"},"t":""}"""),
        new("A_tree_of_XML", """
            const d = open("f", 1)
            const p = new Y.XmlElement("P")
            p.setAttribute("class", "wide")
            p.setAttribute("align", "left")
            const text = new Y.XmlText("bold and plain")
            p.insert(0, [text, new Y.XmlElement("br"), new Y.XmlHook("hook")])
            d.getArray("a").insert(0, [p])
            text.format(0, 4, { strong: { level: 1, alt: "x" }, em: {} })
            d.getXmlFragment("x").insert(0, [new Y.XmlElement("DIV")])
            return d
            """,
            """
            010d01000701016103015007000100060400010104626f6c648401050a20616e6420706c61696e870101030262728701100504686f6f6b2800010005
            636c617373017704776964652800010005616c69676e0177046c656674460102067374726f6e67157b226c6576656c223a312c22616c74223a227822
            7dc60114010202656d027b7dc601050106067374726f6e67046e756c6cc60116010602656d046e756c6c07010178030344495600
            """,
            """{"a":["<p align=\u0022left\u0022 class=\u0022wide\u0022><em><strong alt=\u0022x\u0022 level=\u00221\u0022>bold</strong></em> and plain<br></br>[object Object]</p>"],"m":{},"t":""}"""),
        new("Subdocuments", """
            const d = open("f", 1)
            d.getMap("m").set("plain", new Y.Doc({ guid: "one" }))
            d.getMap("m").set("told", new Y.Doc({ guid: "two", gc: false, autoLoad: true, meta: { title: "x" } }))
            d.getArray("a").insert(0, [new Y.Doc({ guid: "three" })])
            return d
            """,
            """
            010301002901016d05706c61696e036f6e6576002901016d04746f6c640374776f760302676379086175746f4c6f616478046d657461760105746974
            6c6577017809010161057468726565760000
            """,
            """{"a":[{}],"m":{"plain":{},"told":{}},"t":""}"""),
        new("A_key_set_again", """
            const d = open("f", 1)
            for (const value of [1, "two", null, 4]) d.getMap("m").set("k", value)
            d.getMap("m").set("gone", 1)
            d.getMap("m").delete("gone")
            d.getMap("m").set("", "the empty key")
            return d
            """,
            "010401002101016d016b03a80102017d042101016d04676f6e65012801016d0001770d74686520656d707479206b657901010200030401",
            """{"a":[],"m":{"":"the empty key","k":4},"t":""}"""),
        new("Insertions_between", """
            const d = open("f", 1)
            const t = d.getText("t")
            t.insert(0, "ad")
            t.insert(1, "c")
            t.insert(1, "b")
            t.insert(0, "_")
            return d
            """,
            "010501000401017401618401000164c4010001010163c4010001020162440100015f00",
            """{"a":[],"m":{},"t":"_abcd"}"""),
        new("Two_who_write_at_the_same_place", """
            const one = open("f", 1)
            const two = open("g", 2)
            one.getText("t").insert(0, "shared")
            Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
            one.getText("t").insert(3, "111")
            two.getText("t").insert(3, "222")
            two.getText("t").delete(0, 2)
            Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
            return one
            """,
            "02010200c401020103033232320401000101017402840101016184010203726564c401020103033131310101010002",
            """{"a":[],"m":{},"t":"a111222red"}"""),
        new("Deletes_of_several_clients", """
            const one = open("f", 1)
            const two = open("g", 300)
            one.getText("t").insert(0, "abcdefgh")
            Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
            two.getText("t").insert(4, "12345678")
            for (const at of [14, 10, 6, 2, 0]) two.getText("t").delete(at, 1)
            return two
            """,
            """
            0205ac0200c401030104023132c1ac0201010401c4ac0202010403343536c1ac0205010401c4ac020601040138070100010101740184010001628101
            0101840102016484010302656681010501840106016802ac0202020106010103000102010601
            """,
            """{"a":[],"m":{},"t":"bd124568efh"}"""),
        new("A_client_of_53_bits", """
            const d = open("f", 9007199254740991)
            d.getText("t").insert(0, "far")
            d.getText("t").delete(1, 1)
            return d
            """,
            "0103ffffffffffffff0f0004010174016681ffffffffffffff0f000184ffffffffffffff0f01017201ffffffffffffff0f010101",
            """{"a":[],"m":{},"t":"fr"}"""),
        new("A_deletion_undone", """
            const d = open("f", 1, { undo: true })
            d.getText("t").insert(0, "hello")
            d.undo.stopCapturing()
            d.getText("t").delete(1, 3)
            d.undo.undo()
            return d
            """,
            "0104010004010174016884010003656c6c840103016fc40100010103656c6c0101010103",
            """{"a":[],"m":{},"t":"hello"}""",
            GarbageCollect: false),
    ];

    public static Fixture Named(string name) => All.Single(f => f.Name == name);
}
