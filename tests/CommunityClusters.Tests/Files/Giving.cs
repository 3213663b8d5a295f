using System.Net;
using System.Security.Cryptography;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Files;

/// <summary>Gives files as a page's script does.</summary>
internal static class Giving
{
    /// <summary>Gives a whole file.</summary>
    /// <returns>Its id.</returns>
    public static async Task<Guid> Puts(this Person person, Guid document, byte[] bytes, string name = "lens.jpg")
    {
        var id = Guid.NewGuid();
        var answer = await person.Gives(document, id, name, bytes);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        Assert.Contains("\"isWhole\":true", answer.Html, StringComparison.Ordinal);
        return id;
    }

    /// <summary>Begins a file and gives it in one part or several.</summary>
    public static async Task<Sight> Gives(this Person person, Guid document, Guid id, string name, byte[] bytes, int part = 100_000)
    {
        var answer = await person.Begins(document, id, name, bytes);
        for (var at = 0; at < bytes.Length && answer.Status == HttpStatusCode.OK; at += part)
        {
            answer = await person.GivesPart(document, id, at, bytes[at..Math.Min(bytes.Length, at + part)]);
        }

        return answer;
    }

    /// <summary>Begins a file of ten bytes and goes no further.</summary>
    public static async Task<Guid> BeginsFile(this Person person, Guid document)
    {
        var id = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.OK, (await person.Begins(document, id, "lens.jpg", new byte[10])).Status);
        Assert.Equal(HttpStatusCode.OK, (await person.GivesPart(document, id, 0, new byte[9])).Status);
        return id;
    }

    public static async Task<Sight> Begins(this Person person, Guid document, Guid id, string name, byte[] bytes, string? sha256 = null, long? length = null, Guid? author = null) =>
        await person.Posts(
            $"/documents/{document}/files/{id}?name={Uri.EscapeDataString(name)}&length={length ?? bytes.Length}&sha256={sha256 ?? Convert.ToHexStringLower(SHA256.HashData(bytes))}", [], author);

    public static async Task<Sight> GivesPart(this Person person, Guid document, Guid id, int offset, byte[] bytes, Guid? author = null) =>
        await person.Posts($"/documents/{document}/files/{id}/parts?offset={offset}", bytes, author);

    private static async Task<Sight> Posts(this Person person, string address, byte[] bytes, Guid? author)
    {
        var teacher = author ?? await person.TeacherId();
        return await person.SendsAsScript(() => new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(bytes),
            Headers = { { "X-Requested-With", "clusters" }, { "X-Teacher", teacher.ToString() } },
        });
    }
}
