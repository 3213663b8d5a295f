using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Files.Contents;

/// <summary>What teachers hand round: PDF, papers of office programs, plain text and tables. Whatever could run, or draw a page of its own, is refused.</summary>
internal static class Papers
{
    private const int MostEntries = 5000;
    private static readonly string[] Pages = ["<!doctype", "<html", "<head", "<body", "<svg", "<script", "<iframe", "<?xml", "<?php", "<object", "<embed"];
    private static readonly (string Entry, FileKind Kind)[] Office = [("word/document.xml", FileKind.Word), ("xl/workbook.xml", FileKind.Excel), ("ppt/presentation.xml", FileKind.PowerPoint)];
    private static readonly FileKind[] Open = [FileKind.OpenText, FileKind.OpenSheet, FileKind.OpenSlides];

    public static Content? Of(byte[] bytes, string name) => bytes.AsSpan() switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => new Content(FileKind.Pdf, bytes),
        [(byte)'P', (byte)'K', 3, 4, ..] => Zipped(bytes) is { } kind ? new Content(kind, bytes) : null,
        _ => Text(bytes, name) is { } text ? new Content(text, bytes) : null,
    };

    // Only what stands in the list of its parts is read, and one short part: nothing is unpacked that could be endless.
    private static FileKind? Zipped(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries)
            {
                return null;
            }

            if (zip.Entries.Any(e => Runs(e.FullName)))
            {
                throw new RuleBrokenException("files.refused.runs");
            }

            return Office.FirstOrDefault(o => zip.GetEntry(o.Entry) is not null && zip.GetEntry("[Content_Types].xml") is not null).Kind ?? OpenKind(zip.GetEntry("mimetype"));
        }
        catch (InvalidDataException)
        {
            throw new DamagedException();
        }
    }

    private static FileKind? OpenKind(ZipArchiveEntry? said)
    {
        if (said is null or { Length: > 100 })
        {
            return null;
        }

        Span<byte> type = stackalloc byte[100];
        using var stream = said.Open();
        var length = stream.ReadAtLeast(type, type.Length, throwOnEndOfStream: false);
        var name = Encoding.Latin1.GetString(type[..length]).Trim();
        return Open.FirstOrDefault(k => k.Type == name);
    }

    private static bool Runs(string entry) =>
        entry.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || entry.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || entry.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    private static FileKind? Text(byte[] bytes, string name)
    {
        if (bytes.AsSpan().IndexOfAnyInRange((byte)0x00, (byte)0x08) >= 0 || bytes.AsSpan().IndexOfAnyInRange((byte)0x0E, (byte)0x1F) >= 0 || !Utf8.IsValid(bytes))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').TrimStart();
        if (text.StartsWith("#!", StringComparison.Ordinal) || Pages.Any(p => text.Contains(p, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleBrokenException("files.refused.runs");
        }

        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? FileKind.Table : FileKind.Text;
    }
}
