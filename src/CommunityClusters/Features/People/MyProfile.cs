using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People;

/// <summary>What a teacher has said of themselves, and the name by which they sign in; for them alone.</summary>
public sealed record MyProfile : IQuery<MyProfile.Sheet>, ISignedIn
{
    /// <summary>The page.</summary>
    public sealed record Sheet
    {
        /// <summary>The teacher's id.</summary>
        public required Guid Id { get; init; }

        /// <summary>Their name.</summary>
        public required string Name { get; init; }

        /// <summary>The name by which they sign in.</summary>
        public required string SignInName { get; init; }

        /// <summary>Their school's id, if they said it.</summary>
        public required Guid? SchoolId { get; init; }

        /// <summary>Codes of the subjects they teach.</summary>
        public required IList<string> Subjects { get; init; }

        /// <summary>Codes of the grades they teach.</summary>
        public required IList<string> Grades { get; init; }

        /// <summary>Codes of the languages in which they teach or talk.</summary>
        public required IList<string> Languages { get; init; }
    }

    internal sealed class Handler(ClustersDb db, Caller caller) : IRequestHandler<MyProfile, Sheet>
    {
        public Task<Sheet> Handle(MyProfile request, CancellationToken cancellationToken) => (
            from teacher in db.Set<Teacher>().AsNoTracking()
            where teacher.Id == caller.Teacher
            join account in db.Users on teacher.Id equals account.Id
            select new Sheet
            {
                Id = teacher.Id,
                Name = teacher.Name,
                SignInName = account.UserName!,
                SchoolId = teacher.SchoolId,
                Subjects = teacher.Subjects,
                Grades = teacher.Grades,
                Languages = teacher.Languages,
            }).SingleAsync(cancellationToken);
    }
}
