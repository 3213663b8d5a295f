using System.Globalization;
using System.Net.Sockets;

namespace CommunityClusters.E2E.Kills;

/// <summary>Signs people up, starts clusters, invites, joins and leaves by real forms, for as long as it may.</summary>
internal sealed class Writer(int number, ProgramProcess program, Kept_through_kills.Acknowledged acknowledged)
{
    private int _round;

    public async Task Write(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await program.Listens;
            try
            {
                await OneRound();
            }
            catch (Exception e) when (e is HttpRequestException or SocketException)
            {
                // The program was killed before it answered: nothing was acknowledged, and the writer begins anew.
            }
        }
    }

    private async Task OneRound()
    {
        var id = $"{number.ToString(CultureInfo.InvariantCulture)}.{(++_round).ToString(CultureInfo.InvariantCulture)}";
        var founder = new Visitor(program.Address);
        await founder.Send("/sign-up", ("Ask.Name", $"Founder {id}"), ("Ask.Password", Person.Password));
        acknowledged.Add($"account of founder {id}", () => founder.Sees("/start", "Start it"));

        var name = $"Cluster {id}";
        var cluster = await founder.Send("/start", ("Ask.Name", name), ("Ask.Purpose", "To be kept."));
        acknowledged.Add(name, () => founder.Sees("/", name));

        await founder.Send(cluster, $"{cluster}/invite");
        var link = await founder.LinkOn($"{cluster}/invite");
        acknowledged.Add($"invitation to {name}", () => founder.Sees($"{cluster}/invite", link));

        var (stays, goes) = (new Visitor(program.Address), new Visitor(program.Address));
        await stays.Send(link, ("Ask.Name", $"Stays {id}"), ("Ask.Password", Person.Password));
        acknowledged.Add($"who joined and stays in {name}", () => founder.Sees($"{cluster}/members", $"Stays {id}"));

        await goes.Send(link, ("Ask.Name", $"Goes {id}"), ("Ask.Password", Person.Password));
        await goes.Send(cluster, $"{cluster}?handler=Leave");
        acknowledged.Add($"who left {name}", async () => !await founder.Sees($"{cluster}/members", $"Goes {id}"));
    }
}
