using CommunityClusters.TakingAway.Tex;

namespace CommunityClusters.Tests.TakingAway;

public sealed class TexTextTests
{
    [Theory]
    [InlineData("F = ma", "F = ma")]
    [InlineData(@"\frac{1}{2}mv^2", "½mv²")]
    [InlineData(@"\frac{a+b}{2}", "(a + b)/2")]
    [InlineData(@"\frac{3}{7}x", "(3/7)x")]
    [InlineData(@"\frac{d}{t}", "d/t")]
    [InlineData(@"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}", "x = (−b ± √(b² − 4ac))/(2a)")]
    [InlineData(@"\sqrt{x}", "√x")]
    [InlineData(@"\sqrt[3]{x+1}", "∛(x + 1)")]
    [InlineData(@"\sqrt[n]{x}", "ⁿ√x")]
    [InlineData(@"\vec{F}_{AB} = -\vec{F}_{BA}", "F⃗_(AB) = −F⃗_(BA)")]
    [InlineData("v_0", "v₀")]
    [InlineData("x_1^2", "x₁²")]
    [InlineData("10^{-3}", "10⁻³")]
    [InlineData("e^{x+y}", "e^(x+y)")]
    [InlineData(@"30^\circ", "30°")]
    [InlineData(@"25\degree C", "25°C")]
    [InlineData(@"f'(x)", "f′(x)")]
    [InlineData(@"\alpha + \Delta t", "α + Δt")]
    [InlineData(@"\sin x + \cos^2 x", "sin x + cos² x")]
    [InlineData(@"\sin(x)", "sin(x)")]
    [InlineData(@"a \times b \ne c \le d", "a × b ≠ c ≤ d")]
    [InlineData(@"\left(\frac{a}{b}\right)^2", "(a/b)²")]
    [InlineData(@"\left|x\right|", "|x|")]
    [InlineData(@"\text{speed} = 5\,\mathrm{m/s}", "speed = 5\u2009m/s")]
    [InlineData(@"\text{costs \$5}", "costs $5")]
    [InlineData("f(x, y)", "f(x, y)")]
    [InlineData("3,14", "3,14")]
    [InlineData("2x-5", "2x − 5")]
    [InlineData(@"\sum_{i=1}^{n} i", "∑ᵢ₌₁ⁿ i")]
    [InlineData(@"A \rightarrow B", "A → B")]
    [InlineData(@"\overline{AB}", "A̅B̅")]
    [InlineData(@"H_2O", "H₂O")]
    [InlineData("", "")]
    public void A_formula_is_read_in_a_line_of_text(string tex, string text) => Assert.Equal(text, TexText.Of(tex));

    [Theory]
    [InlineData(@"\begin{pmatrix} a & b \end{pmatrix}")]
    [InlineData(@"\frac{1")]
    [InlineData("x^1^2")]
    [InlineData(@"\nosuch x")]
    [InlineData("x}")]
    [InlineData(@"\left( x")]
    [InlineData("^")]
    [InlineData(@"\")]
    [InlineData(@"\sqrt[")]
    [InlineData(@"\text{")]
    [InlineData("a & b")]
    public void What_is_not_understood_stays_as_it_was_written(string tex)
    {
        Assert.Null(TexReader.Read(tex));
        Assert.Equal(tex, TexText.Of(tex));
    }

    [Fact]
    public void Deep_and_long_ones_are_not_read()
    {
        Assert.Null(TexReader.Read(string.Concat(Enumerable.Repeat('{', 5000))));
        Assert.Null(TexReader.Read(new string('{', 1000) + "x" + new string('}', 1000)));
        Assert.Null(TexReader.Read(string.Concat(Enumerable.Repeat(@"\sqrt[", 400))));
    }
}
