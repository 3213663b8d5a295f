using System.Net;
using System.Text.Encodings.Web;
using CommunityClusters.Features.Threads;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Tests.Features.Threads;

/// <summary>What is typed, as it is kept and shown.</summary>
public sealed class PostTextTests
{
    private static readonly Guid Nomsa = Guid.NewGuid();
    private static readonly Guid Sibusiso = Guid.NewGuid();
    private static readonly Guid OtherNomsa = Guid.NewGuid();
    private static readonly (Guid, string)[] Two = [(Nomsa, "Nomsa Dlamini"), (Sibusiso, "Sibusiso Nkosi")];

    [Theory]
    [InlineData("*bold* and **bold**", "<p><strong>bold</strong> and <strong>bold</strong></p>")]
    [InlineData("_slanted_ and ~struck out~", "<p><em>slanted</em> and <del>struck out</del></p>")]
    [InlineData("2*3*4 is 24", "<p>2*3*4 is 24</p>")]
    [InlineData("# no heading", "<p># no heading</p>")]
    [InlineData("one\ntwo", "<p>one<br />two</p>")]
    [InlineData("<b onclick=\"x()\">raw</b>", "<p>&lt;b onclick=&quot;x()&quot;&gt;raw&lt;/b&gt;</p>")]
    [InlineData("![who reads](https://elsewhere.example/x.png)", "<p>who reads</p>")]
    [InlineData("[go](javascript:x)", "<p>go</p>")]
    [InlineData("https://clusters.example", "<p><a href=\"https://clusters.example\" rel=\"nofollow noopener ugc\">https://clusters.example</a></p>")]
    [InlineData("- a\n- b", "<ul><li>a</li><li>b</li></ul>")]
    public void A_post_looks_as_people_are_used_to_and_holds_nothing_that_runs_or_comes_from_elsewhere(string typed, string html) =>
        Assert.Equal(html, Shown(typed).Replace("\n", "", StringComparison.Ordinal));

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("- ")]
    public void A_post_that_is_nested_too_deep_is_shown_as_it_was_typed(string sign)
    {
        var nested = string.Concat(Enumerable.Repeat(sign, 130));
        Assert.Equal($"<p>{WebUtility.HtmlEncode(nested)}<b class=\"mention\" data-member=\"{Nomsa}\"><bdi>@Nomsa Dlamini</bdi></b></p>\n", Shown($"{nested}@Nomsa"));
        Assert.StartsWith(nested[..100], PostText.Beginning($"{nested}word", _ => ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@Nomsa Dlamini, look", "{0}, look", 1)]
    [InlineData("@nomsa dlamini and @SIBUSISO", "{0} and {1}", 2)]
    [InlineData("(@Nomsa)", "({0})", 1)]
    [InlineData("@Nomsa @Nomsa", "{0} {0}", 1)]
    [InlineData("nomsa@nomsa.example", "nomsa@nomsa.example", 0)]
    [InlineData("https://x.example/@Nomsa", "https://x.example/@Nomsa", 0)]
    [InlineData("see https://x.example/a?to=@Nomsa now", "see https://x.example/a?to=@Nomsa now", 0)]
    [InlineData("and/@Nomsa", "and/{0}", 1)]
    [InlineData("@Nomsandla", "@Nomsandla", 0)]
    [InlineData("@", "@", 0)]
    [InlineData("@Thandi", "@Thandi", 0)]
    public void A_name_after_an_at_sign_mentions_a_member(string typed, string kept, int members)
    {
        var found = Mentions.Find(typed, Two);

        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, kept, Sign(Nomsa), Sign(Sibusiso)), found.Text);
        Assert.Equal(members, found.Members.Count);
    }

    [Theory]
    [InlineData("&#xE000;{0}&#xE001;")]
    [InlineData("&#57344;{0}&#57345;")]
    [InlineData("[x](https://x.example \"&#XE000;{0}&#x0e001;\")")]
    public void Nobody_makes_a_mention_of_numbers_for_its_signs(string typed) =>
        Assert.DoesNotContain("Dlamini", Shown(string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, $"{Nomsa:N}")), StringComparison.Ordinal);

    [Fact]
    public void A_first_name_that_two_have_mentions_neither_and_the_longest_name_is_meant()
    {
        (Guid, string)[] members = [.. Two, (OtherNomsa, "Nomsa Dlamini Mabuza")];

        Assert.Empty(Mentions.Find("@Nomsa", members).Members);
        Assert.Equal([OtherNomsa], Mentions.Find("@Nomsa Dlamini Mabuza", members).Members);
        Assert.Equal([Nomsa], Mentions.Find("@Nomsa Dlamini", members).Members);
    }

    [Fact]
    public void A_whole_name_that_two_have_mentions_both()
    {
        var found = Mentions.Find("@nomsa dlamini, look", [.. Two, (OtherNomsa, "Nomsa Dlamini")]);

        Assert.Equal(new[] { Nomsa, OtherNomsa }.Order(), found.Members.Order());
        Assert.Equal("@Nomsa Dlamini, look", Mentions.AsTyped(found.Text, _ => "Nomsa Dlamini"));
    }

    [Fact]
    public void A_text_full_of_signs_is_read_in_bounds()
    {
        var members = Enumerable.Range(0, 40).Select(i => (Guid.NewGuid(), $"Name{i:00}")).ToList();
        var found = Mentions.Find(string.Join(' ', members.Select(m => $"@{m.Item2}")), members);

        Assert.Equal(Mentions.Most, found.Members.Count);
        Assert.True(found.Text.Length <= Post.LongestKept);
        Assert.Empty(Mentions.Find(new string('@', Post.LongestText), members).Members);
        // Nobody types a sign: whoever tries finds it gone.
        Assert.Equal($"{Nomsa:N}", Sign(Nomsa).Lines());
    }

    [Fact]
    public void A_mention_is_shown_by_the_name_of_today_wherever_it_stands()
    {
        var name = HtmlEncoder.Default.Encode("<Nomsa>");
        Assert.Equal($"<p>Ask <b class=\"mention\" data-member=\"{Nomsa}\"><bdi>@{name}</bdi></b>!</p>\n", PostText.ToHtml($"Ask {Sign(Nomsa)}!", _ => "<Nomsa>").ToString());
        Assert.Equal($"<p><code>@{name}</code></p>\n", PostText.ToHtml($"`{Sign(Nomsa)}`", _ => "<Nomsa>").ToString());
        Assert.DoesNotContain("<Nomsa>", PostText.ToHtml($"[a](https://x.example \"{Sign(Nomsa)}\")", _ => "<Nomsa>").ToString(), StringComparison.Ordinal);
        Assert.Equal("Ask @Nomsa!", Mentions.AsTyped($"Ask {Sign(Nomsa)}!", _ => "Nomsa"));
        Assert.Equal("Ask @Nomsa!", PostText.Beginning($"*Ask* {Sign(Nomsa)}!", _ => "Nomsa"));
    }

    private static string Sign(Guid id) => $"\uE000{id:N}\uE001";

    private static string Shown(string typed) => PostText.ToHtml(Mentions.Find(typed, Two).Text, id => id == Nomsa ? "Nomsa Dlamini" : "Sibusiso Nkosi").ToString()!;
}
