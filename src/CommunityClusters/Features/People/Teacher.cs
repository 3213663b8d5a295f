using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.People;

/// <summary>A person with an account. All but the name is optional, and asked for only after the first useful thing was done.</summary>
public sealed class Teacher
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>The id, shared with the account.</summary>
    public Guid Id { get; init; }

    /// <summary>The name by which colleagues know them.</summary>
    public required string Name { get; set; }

    /// <summary>Where they teach.</summary>
    public Guid? SchoolId { get; private set; }

    /// <summary>Codes of subjects they teach, as in the curriculum.</summary>
    public IList<string> Subjects { get; private set; } = [];

    /// <summary>Codes of grades they teach, lowest first.</summary>
    public IList<string> Grades { get; private set; } = [];

    /// <summary>Tags of languages in which they teach or talk.</summary>
    public IList<string> Languages { get; private set; } = [];

    /// <summary>The code of the language in which they want the pages, on whichever phone; null where they chose none.</summary>
    public string? PagesIn { get; set; }

    /// <summary>From when on home offers recovery codes; null once they said that they do without.</summary>
    public DateTimeOffset? OfferedCodesFrom { get; private set; }

    /// <summary>A person who has just got an account. The first day is for their cluster, not for the account.</summary>
    public static Teacher Arrives(Guid account, string name, string? pagesIn, DateTimeOffset now) =>
        new() { Id = account, Name = name, PagesIn = pagesIn, OfferedCodesFrom = now.AddDays(1) };

    /// <summary>Whether recovery codes are offered by now.</summary>
    public bool IsOfferedCodes(DateTimeOffset now) => OfferedCodesFrom <= now;

    /// <summary>Wants to be offered no recovery codes.</summary>
    public void DoesWithoutCodes() => OfferedCodesFrom = null;

    /// <summary>Says where and what they teach; any of it may be empty.</summary>
    public void Teaches(Guid? school, IEnumerable<string> subjects, IEnumerable<string> grades, IEnumerable<string> languages)
    {
        SchoolId = school;
        Subjects = [.. subjects];
        Grades = [.. grades];
        Languages = [.. languages];
    }
}

internal sealed class TeacherMapping : IEntityTypeConfiguration<Teacher>
{
    public void Configure(EntityTypeBuilder<Teacher> builder)
    {
        builder.ToTable("Teachers");
        builder.Property(t => t.Name).HasMaxLength(Teacher.LongestName);
        builder.Property(t => t.PagesIn).HasMaxLength(20);
        builder.HasOne<Identity.Account>().WithOne().HasForeignKey<Teacher>(t => t.Id);
        builder.HasOne<Places.School>().WithMany().HasForeignKey(t => t.SchoolId);
    }
}
