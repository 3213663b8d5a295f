using System.Text;
using CommunityClusters.Files;
using CommunityClusters.Files.Contents;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Tests.Files;

public sealed class ContentTests
{
    private static readonly Dictionary<string, (byte[] OfPhone, byte[] Clean, FileKind Kind)> Pictures = new()
    {
        ["jpeg"] = (Samples.JpegOfPhone, Samples.Jpeg, FileKind.Jpeg),
        ["png"] = (Samples.PngOfPhone, Samples.Png, FileKind.Png),
        ["webp"] = (Samples.WebPOfPhone, Samples.WebP, FileKind.WebP),
    };

    public static TheoryData<string> EveryPicture => [.. Pictures.Keys];

    [Theory, MemberData(nameof(EveryPicture))]
    public void Of_a_picture_only_what_draws_it_is_kept(string which)
    {
        var (ofPhone, clean, kind) = Pictures[which];
        Assert.True(ofPhone.AsSpan().IndexOf("26.2041"u8) > 0);

        var kept = Content.Of(ofPhone, "lens");

        Assert.Equal(kind, kept.Kind);
        Assert.Equal(Convert.ToHexString(clean), Convert.ToHexString(kept.Bytes.Span));
    }

    [Theory, MemberData(nameof(EveryPicture))]
    public void A_picture_that_ends_before_its_end_is_damaged(string which)
    {
        var clean = Pictures[which].Clean;
        for (var length = 12; length < clean.Length - 1; length++)
        {
            Assert.Equal("files.refused.damaged", Refused(clean[..length]));
        }
    }

    [Theory, MemberData(nameof(EveryPicture))]
    public void Whatever_byte_is_wrong_a_picture_is_refused_in_order_or_taken(string which)
    {
        var clean = Pictures[which].Clean;
        for (var at = 0; at < clean.Length; at++)
        {
            foreach (var wrong in new byte[] { 0, 1, 0x7F, 0xFF })
            {
                byte[] bytes = [.. clean];
                bytes[at] = wrong;
                Assert.True(Record.Exception(() => Content.Of(bytes, "lens")) is null or RuleBrokenException);
            }
        }
    }

    [Fact]
    public void A_picture_with_more_points_than_a_phone_can_show_is_refused()
    {
        byte[] large = [.. Samples.Png];
        (large[18], large[19], large[22], large[23]) = (0x20, 0, 0x20, 0);

        Assert.Equal("files.refused.pixels", Refused(large));
    }

    [Fact]
    public void Of_a_sound_what_a_phone_wrote_about_the_place_is_made_empty()
    {
        var kept = Content.Of(Samples.M4a, "lens.m4a");

        Assert.Equal((FileKind.Mp4Sound, Samples.M4a.Length), (kept.Kind, kept.Bytes.Length));
        Assert.True(kept.Bytes.Span.IndexOf("26.2041"u8) < 0);
        byte[] tagged = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 23, .. Encoding.ASCII.GetBytes(Samples.Place), 0xFF, 0xFB, 1, 2];
        Assert.Equal([0xFF, 0xFB, 1, 2], Content.Of(tagged, "lens.mp3").Bytes.ToArray());
    }

    [Fact]
    public void What_a_file_is_is_told_by_its_content_and_not_by_its_name()
    {
        Assert.Equal(FileKind.Pdf, Content.Of(Samples.Pdf, "lens.jpg").Kind);
        Assert.Equal(FileKind.Word, Content.Of(Samples.Word, "lens.zip").Kind);
        Assert.Equal(FileKind.OpenText, Content.Of(Samples.OpenText, "lens.exe").Kind);
        Assert.Equal(FileKind.Text, Content.Of("Bring paper."u8.ToArray(), "lens.jpg").Kind);
        Assert.Equal(FileKind.Table, Content.Of("name;count\nA;2"u8.ToArray(), "lens.csv").Kind);
        Assert.Equal(FileKind.Ogg, Content.Of([.. "OggS"u8, .. new byte[24], .. "OpusHead"u8], "x").Kind);
        Assert.Equal(FileKind.WebmSound, Content.Of([0x1A, 0x45, 0xDF, 0xA3, .. "webm A_OPUS"u8], "x").Kind);
        Assert.Equal(FileKind.Wav, Content.Of("RIFF1234WAVEfmt "u8.ToArray(), "x").Kind);
        Assert.Equal("lens.pdf", FileName.Ending("lens.jpg", ".pdf"));
        Assert.Equal("a b.txt", FileName.Ending(FileName.Of("../a\n b.html"), ".txt"));
    }

    [Theory]
    [InlineData("<html><body>")]
    [InlineData("Hello <SCRIPT>alert(1)</SCRIPT>")]
    [InlineData("  <?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("#!/bin/sh\nrm")]
    public void Whatever_could_draw_a_page_or_run_is_refused(string text) =>
        Assert.Equal("files.refused.runs", Refused(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Programs_films_and_bundles_are_refused()
    {
        Assert.Equal("files.refused.kind", Refused([.. "MZ"u8, 0x90, 0, 3, 0]));
        Assert.Equal("files.refused.kind", Refused([0x7F, .. "ELF"u8, 2, 1]));
        Assert.Equal("files.refused.kind", Refused("GIF89a\u0001\0"u8.ToArray()));
        Assert.Equal("files.refused.kind", Refused(Samples.AnyZip));
        Assert.Equal("files.refused.kind", Refused(Samples.Film));
        Assert.Equal("files.refused.kind", Refused([0x1A, 0x45, 0xDF, 0xA3, .. "webm A_OPUS V_VP9"u8]));
        Assert.Equal("files.refused.runs", Refused(Samples.WordWithMacros));
        Assert.Equal("files.refused.damaged", Refused([.. "PK"u8, 3, 4, 0, 0, 0]));
    }

    private static string? Refused(byte[] bytes) => Record.Exception(() => Content.Of(bytes, "lens")) is RuleBrokenException broken ? broken.Sentence : null;
}
