using System.Globalization;
using System.Text.Json;
using CommunityClusters.Features.Places;
using CommunityClusters.Identity;
using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People;

/// <summary>A teacher's name alone.</summary>
public sealed record TeacherName
{
    /// <summary>The teacher's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }
}

/// <summary>A teacher as their colleagues in a cluster see them.</summary>
public sealed record TeacherCard
{
    /// <summary>The teacher's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>Their school's id, if they said it.</summary>
    public required Guid? SchoolId { get; init; }

    /// <summary>Their school's name.</summary>
    public required string? School { get; init; }

    /// <summary>The id of their school's circuit.</summary>
    public required Guid? CircuitId { get; init; }

    /// <summary>The name of their school's circuit.</summary>
    public required string? Circuit { get; init; }

    /// <summary>Degrees north of their school, where known.</summary>
    public required double? Latitude { get; init; }

    /// <summary>Degrees east of their school, where known.</summary>
    public required double? Longitude { get; init; }

    /// <summary>Codes of the subjects they teach.</summary>
    public required IList<string> Subjects { get; init; }

    /// <summary>Codes of the grades they teach.</summary>
    public required IList<string> Grades { get; init; }
}

/// <summary>The only door to teachers for other features.</summary>
public sealed class PeopleAccess(
    ClustersDb db, PlacesAccess places, UserManager<Account> accounts, SignInName names, PasswordWork password, SessionAccess sessions, TimeProvider time)
{
    /// <summary>The names of all teachers, to join with what they wrote or did where the caller may see it.</summary>
    public IQueryable<TeacherName> Names => db.Set<Teacher>().Select(t => new TeacherName { Id = t.Id, Name = t.Name });

    /// <summary>All teachers, to join with the memberships of a cluster that the caller may see.</summary>
    public IQueryable<TeacherCard> Cards =>
        from teacher in db.Set<Teacher>()
        join school in places.Schools on teacher.SchoolId equals school.Id into schools
        from school in schools.DefaultIfEmpty()
        join circuit in places.Circuits on school.CircuitId equals circuit.Id into circuits
        from circuit in circuits.DefaultIfEmpty()
        select new TeacherCard
        {
            Id = teacher.Id,
            Name = teacher.Name,
            SchoolId = teacher.SchoolId,
            School = school.Name,
            CircuitId = school.CircuitId,
            Circuit = circuit.Name,
            Latitude = school.Latitude,
            Longitude = school.Longitude,
            Subjects = teacher.Subjects,
            Grades = teacher.Grades,
        };

    /// <summary>The name by which colleagues know a teacher.</summary>
    public Task<string> NameOf(Guid teacherId, CancellationToken cancellationToken) =>
        db.Set<Teacher>().Where(t => t.Id == teacherId).Select(t => t.Name).SingleAsync(cancellationToken);

    /// <summary>Whether a teacher has yet to say where and what they teach.</summary>
    public async Task<bool> HasSaidNothing(Guid teacherId, CancellationToken cancellationToken)
    {
        var said = await db.Set<Teacher>().Where(t => t.Id == teacherId)
            .Select(t => new { t.SchoolId, t.Subjects, t.Grades, t.Languages }).SingleAsync(cancellationToken);
        return said.SchoolId is null && said.Subjects.Count + said.Grades.Count + said.Languages.Count == 0;
    }

    /// <summary>
    /// Makes an account that exists from this transaction on; the request carries its password (<see cref="INewPassword"/>).
    /// The same form sent twice makes one account: the second finds the first's, if the password is the same.
    /// </summary>
    public async Task<NewTeacher> Welcome(Guid commandId, string name, CancellationToken cancellationToken)
    {
        var first = await db.TryClaimCommand(Guid.Empty, commandId, nameof(Welcome), time.GetUtcNow(), cancellationToken);
        var done = await db.Set<Done>().SingleAsync(d => d.TeacherId == Guid.Empty && d.CommandId == commandId, cancellationToken);
        var account = first ? await Make(name, cancellationToken) : await Repeated(done, cancellationToken);
        done.Answer = JsonSerializer.Serialize(account.Id);
        return new NewTeacher(account.Id, account.UserName!, sessions.Begin(account.Id).Id);
    }

    private async Task<Account> Make(string name, CancellationToken cancellationToken)
    {
        var account = new Account { Id = Guid.NewGuid(), UserName = await names.For(name, cancellationToken), PasswordHash = password.Hash };
        var made = await accounts.CreateAsync(account);
        if (!made.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", made.Errors.Select(e => e.Code)));
        }

        db.Add(Teacher.Arrives(account.Id, name, LanguageOfThisPage(), time.GetUtcNow()));
        return account;
    }

    // English is where nobody chose, and says nothing.
    private static string? LanguageOfThisPage() =>
        Languages.Of(CultureInfo.CurrentUICulture) is var language && language == Languages.English ? null : language.Code;

    private async Task<Account> Repeated(Done done, CancellationToken cancellationToken)
    {
        var id = JsonSerializer.Deserialize<Guid>(done.Answer);
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        return account is not null && password.Fits(account) ? account : throw new RuleBrokenException("problem.stale");
    }
}

/// <summary>Somebody who has just got an account.</summary>
/// <param name="TeacherId">The teacher.</param>
/// <param name="SignInName">The name by which they sign in from now on.</param>
/// <param name="SessionId">The session in which they are signed in.</param>
public sealed record NewTeacher(Guid TeacherId, string SignInName, Guid SessionId);
