using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.People;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Features.Places;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Demo;

/// <summary>
/// Fills an empty installation with a demo. Its people do what teachers do, by the same requests and one after the other, so that
/// nothing stands there that could not have come about.
/// </summary>
internal sealed class DemoStory(IServiceProvider services, TextWriter output)
{
    private readonly Dictionary<DemoPerson, Guid> _sessions = [];

    /// <summary>Plays it where it was not played yet.</summary>
    /// <returns>Whether this installation is a demo now; false where teachers of its own are in it.</returns>
    public async Task<bool> Play(CancellationToken cancellationToken = default)
    {
        var words = services.GetRequiredService<Words>();
        if (!await Send(null, new AreThereTeachers(DemoPeople.Nomsa.Email), cancellationToken))
        {
            if (await Send(null, new AreThereTeachers(), cancellationToken))
            {
                await output.WriteLineAsync(words["demo.not-empty"]);
                return false;
            }

            await Everybody(cancellationToken);
            await Physics(cancellationToken);
            await Mathematics(cancellationToken);

            // Nomsa's comes last of all: by it a story is known that was played to its end.
            foreach (var person in DemoPeople.All.OrderBy(p => p == DemoPeople.Nomsa))
            {
                await Send(person, new KeepSignInHints { Email = person.Email, PresentPassword = DemoSetting.Password }, cancellationToken);
            }
        }

        await output.WriteLineAsync(words["demo.sign-in", ("name", DemoPeople.Nomsa.Email), ("password", DemoSetting.Password)]);
        return true;
    }

    private async Task Everybody(CancellationToken cancellationToken)
    {
        foreach (var person in DemoPeople.All)
        {
            var made = await Send(null, new SignUp { Name = person.Name, Password = DemoSetting.Password }, cancellationToken);
            _sessions[person] = made.SessionId;
            var school = (await Send(person, new FindSchool(person.School), cancellationToken)).First(s => s.Name == person.School);
            await Send(person, new SayWhatITeach
            {
                Name = person.Name, SchoolId = school.Id, Subjects = person.Subjects, Grades = person.Grades, Languages = person.Languages,
            }, cancellationToken);
        }
    }

    private async Task Physics(CancellationToken cancellationToken)
    {
        var cluster = await Start(
            new DescribeCluster
            {
                Name = "Saturday Physics",
                Purpose = "We plan the **hard topics** of Physical Sciences together and teach them to learners of all our schools, one Saturday a month.",
                Agreements = "- Whoever presents chooses an observer.\n- An observer speaks of what learners did, never of who failed.\n- Who cannot come says so, and needs no reason.",
                Subjects = ["physical-sciences", "natural-sciences"], Grades = ["9", "10", "11", "12"], Languages = ["en", "zu"], Findable = true,
            },
            [DemoPeople.Nomsa, DemoPeople.Sibusiso, DemoPeople.Lerato, DemoPeople.Thandeka, DemoPeople.Zanele, DemoPeople.Musa], cancellationToken);
        await Need(cluster, DemoPeople.Nomsa, "Newton’s third law: which force pairs?", "physical-sciences", "11", "A learner says the bigger object pushes harder.", weeks: 3,
            [DemoPeople.Sibusiso, DemoPeople.Lerato, DemoPeople.Zanele, DemoPeople.Musa], cancellationToken, NeedMark.Chosen);
        await Need(cluster, DemoPeople.Lerato, "Limiting reagents", "physical-sciences", "12", "", weeks: 5, [DemoPeople.Musa, DemoPeople.Nomsa], cancellationToken);
        await Need(cluster, DemoPeople.Thandeka, "Drawing circuit diagrams", "natural-sciences", "9", "A learner draws what the table looks like, not what is connected.", weeks: 2, [DemoPeople.Zanele], cancellationToken, unseen: true);
    }

    private async Task Mathematics(CancellationToken cancellationToken)
    {
        var cluster = await Start(
            new DescribeCluster
            {
                Name = "Maths Before the Exams",
                Purpose = "From fractions to functions: we share what works in large classes. Come and look around.",
                Agreements = "Bring one problem and one idea.",
                Subjects = ["mathematics"], Grades = ["7", "8", "9", "10"], Languages = ["en"], Findable = true, Open = true,
            },
            [DemoPeople.Pieter, DemoPeople.Ayesha, DemoPeople.Bongani, DemoPeople.Grace, DemoPeople.Sibusiso], cancellationToken);
        await Need(cluster, DemoPeople.Ayesha, "Adding fractions with different denominators", "mathematics", "8", "A learner adds tops and bottoms.", weeks: 1, [DemoPeople.Grace, DemoPeople.Bongani, DemoPeople.Pieter], cancellationToken);
        await Need(cluster, DemoPeople.Bongani, "Ratio and rate", "mathematics", "9", "", weeks: 4, [DemoPeople.Ayesha], cancellationToken);
    }

    private async Task<Guid> Start(DescribeCluster description, IReadOnlyList<DemoPerson> people, CancellationToken cancellationToken)
    {
        var cluster = await Send(people[0], new StartCluster { Name = description.Name, Purpose = description.Purpose }, cancellationToken);
        await Send(people[0], description with { ClusterId = cluster, Seen = 1 }, cancellationToken);
        var token = await Send(people[0], new InviteColleagues(cluster), cancellationToken);
        foreach (var colleague in people.Skip(1))
        {
            await Send(colleague, new JoinCluster(token), cancellationToken);
        }

        return cluster;
    }

    private async Task Need(
        Guid cluster, DemoPerson by, string topic, string subject, string grade, string struggle, int weeks, IEnumerable<DemoPerson> too,
        CancellationToken cancellationToken, NeedMark? mark = null, bool unseen = false)
    {
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        await Send(by, new NameNeed
        {
            ClusterId = cluster, CommandId = Guid.NewGuid(), Topic = topic, Subject = subject, Grade = grade, Struggle = struggle, Week = today.AddDays(7 * weeks), Unseen = unseen,
        }, cancellationToken);
        var need = (await Send(by, new ClusterNeeds(cluster, ByWeek: false, Covered: false, After: null), cancellationToken)).Needs.Single(n => n.Topic == topic).Id;
        foreach (var colleague in too)
        {
            await Send(colleague, new SayMeToo { ClusterId = cluster, NeedId = need, CommandId = Guid.NewGuid() }, cancellationToken);
        }

        if (mark is { } chosen)
        {
            await Send(by, new MarkNeed(cluster, need, chosen), cancellationToken);
        }
    }

    private async Task<TResult> Send<TResult>(DemoPerson? person, IRequest<TResult> request, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        if (person is null)
        {
            caller.AtConsole();
        }
        else
        {
            caller.Claims(_sessions[person]);
        }

        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}
