using System.IO.Compression;
using System.Net;
using System.Text;
using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Plans.History;

public sealed class TakeDownTests
{
    private const string Secret = "Thandeka Zwane could not say";

    [Theory, OnBothDatabases]
    public async Task A_passage_is_gone_from_the_plan_its_moments_and_every_byte_that_is_kept(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, $"Light bends.\n{Secret} why");
        plan.Passes(6);
        await plan.Writes(plan.Sibusiso, ".\nNext we draw.");
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, "\nThen we talk.");
        Assert.True(await IsKept(plan, Secret));
        await plan.Scene.Sibusiso.Opens($"{plan.Pages}/take-down?section={plan.Section}&number=0");
        var key = plan.Scene.Sibusiso.Sees.Elements("[name='Ask.Passages']")[1].GetAttribute("value")!;

        var page = await plan.Scene.Sibusiso.Sends(plan.Scene.Sibusiso.Form("Take it down for good").And("Ask.Passages", key));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("taken down", page.TextOf(".prose .taken"), StringComparison.Ordinal);
        Assert.StartsWith("Taken down for good.", page.TextOf(".done[role=status]"), StringComparison.Ordinal);
        Assert.False((await plan.Scene.Sibusiso.Opens($"{plan.Pages}/moment?number=0")).Has(".done"));
        await plan.Nomsa.Shows(plan.Text, "Light bends.\n\nNext we draw.\nThen we talk.");
        Assert.Equal(["Light bends.\n", "Light bends.\n\nNext we draw."], [await plan.Read(1), await plan.Read(2)]);
        Assert.False(await IsKept(plan, Secret) || await IsKept(plan, "Thandeka"));
        Assert.Equal("Sibusiso Nkosi", Assert.Single((await plan.Place.Sends(plan.Scene.Nomsa, new PlanHistory(plan.Plan, null, null))).TakenDown).By);
        Assert.Contains("taken down", (await plan.Scene.Nomsa.Opens($"{plan.Pages}/changes?from=1&to=2")).Text, StringComparison.Ordinal);

        await plan.Writes(plan.Nomsa, " And go on.");
        Assert.EndsWith("And go on.", await plan.Read(0), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_deleted_within_it_and_what_was_brought_back_or_copied_goes_from_the_moments_too(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, $"{Secret} it\nLight bends.");
        plan.Passes(6);
        await plan.Nomsa.Does(doc => doc.GetText(plan.Text).Delete(0, Secret.Length));
        plan.Passes(6);
        await plan.Place.Sends(plan.Scene.Nomsa, new BringBackMoment(plan.Plan, 1));
        await plan.Nomsa.Shows(plan.Text, $"{Secret} it\nLight bends.");
        await plan.Nomsa.Does(doc => doc.GetText(plan.Text).Delete(0, "Thandeka Zwane".Length));
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, "!");

        var first = (await plan.Place.Sends(plan.Scene.Nomsa, new SectionPassages(plan.Plan, 0, plan.Section))).Passages[0];
        Assert.Equal("could not say it", first.Text);
        await plan.Place.Sends(plan.Scene.Nomsa, new TakeDown { DocumentId = plan.Plan, Section = plan.Section, Passages = [first.Key] });
        var older = (await plan.Place.Sends(plan.Scene.Nomsa, new SectionPassages(plan.Plan, 1, plan.Section))).Passages[0];
        await plan.Place.Sends(plan.Scene.Nomsa, new TakeDown { DocumentId = plan.Plan, Number = 1, Section = plan.Section, Passages = [older.Key] });

        Assert.False(await IsKept(plan, "could not say") || await IsKept(plan, "Zwane"));
    }

    [Theory, OnBothDatabases]
    public async Task A_whole_section_goes_with_its_name(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, Secret);
        await plan.Nomsa.Does(doc => doc.GetMap("sections").Set($"{plan.Section}:name", "About Thandeka"));
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, ".");

        await plan.Place.Sends(plan.Scene.Nomsa, new TakeDown { DocumentId = plan.Plan, Section = plan.Section, Whole = true });

        Assert.False(await IsKept(plan, "Thandeka"));
        Assert.Equal(5, (await plan.Place.Sends(plan.Scene.Nomsa, new SeeMoment(plan.Plan, 0))).Sections.Count);
        Assert.Equal("", await plan.Read(1));
    }

    [Theory, OnBothDatabases]
    public async Task A_phone_that_was_away_with_the_words_neither_keeps_them_nor_brings_them_back(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, $"{Secret} why\nLight bends.");
        var away = new Doc();
        away.ApplyUpdate(plan.Sibusiso.Doc.EncodeStateAsUpdate());
        await plan.Place.Sends(plan.Scene.Nomsa, new TakeDown
        {
            DocumentId = plan.Plan, Section = plan.Section,
            Passages = [(await plan.Place.Sends(plan.Scene.Nomsa, new SectionPassages(plan.Plan, 0, plan.Section))).Passages[0].Key],
        });
        away.GetText(plan.Text).Insert(away.GetText(plan.Text).Length, " Twice.");

        await plan.Nomsa.Shows(plan.Text, "\nLight bends.");

        var pushed = await plan.Sibusiso.Pushes(away.EncodeStateAsUpdate());

        Assert.Null(pushed.GetProperty("refused").GetString());
        await plan.Nomsa.Shows(plan.Text, "\nLight bends. Twice.");
        Assert.False(await IsKept(plan, "Thandeka"));
        Assert.False(Says(plan.Nomsa.Line.Heard("documentUpdated")[^1][2].GetBytesFromBase64(), "Thandeka"));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_or_nonsense_takes_nothing_down(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, Secret);
        await plan.Scene.Nomsa.Opens($"{plan.Pages}/take-down?section={plan.Section}&number=0");

        var page = await plan.Scene.Nomsa.Submits("Take it down for good");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Choose what is to go.", page.TextOf(".form-errors"), StringComparison.Ordinal);
        foreach (var key in new[] { "", "1.2", "a.b-c.d", "1.2-3.4", "-" })
        {
            await Assert.ThrowsAsync<RuleBrokenException>(() => plan.Place.Sends(plan.Scene.Nomsa, new TakeDown { DocumentId = plan.Plan, Section = plan.Section, Passages = [key] }));
        }

        await Assert.ThrowsAsync<NotVisibleException>(() => plan.Place.Sends(plan.Scene.Nomsa, new TakeDown { DocumentId = plan.Plan, Section = "elsewhere", Whole = true }));
        Assert.Equal((Secret, 0), (await plan.Read(0), await plan.Place.Count<TakenDown>()));
    }

    /// <summary>Whether words stand anywhere in the database: in any text, and in any bytes, compressed or not.</summary>
    private static Task<bool> IsKept(HistoryScene plan, string words) => plan.Place.Reads(async db =>
    {
        var found = false;
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
#pragma warning disable CA2100 // The names are the model's own.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    found |= reader.GetValue(column) switch
                    {
                        byte[] bytes => Says(bytes, words) || Says(Unpacked(bytes), words),
                        string text => text.Contains(words, StringComparison.Ordinal),
                        _ => false,
                    };
                }
            }
        }

        return found;
    });

    private static bool Says(byte[] bytes, string words) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;

    private static byte[] Unpacked(byte[] bytes)
    {
        try
        {
            using var unpacked = new MemoryStream();
            using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
            brotli.CopyTo(unpacked);
            return unpacked.ToArray();
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }
}
