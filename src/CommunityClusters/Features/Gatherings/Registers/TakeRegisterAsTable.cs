using System.Globalization;
using CommunityClusters.Curriculum;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using CommunityClusters.TakingAway;
using CsvHelper;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>
/// A member takes the register away as a table (CSV), with exact counts: a row for each teacher, guest and count. What somebody typed is never
/// run as a formula by the program that opens it.
/// </summary>
/// <param name="ClusterId">The cluster under whose address it was asked for.</param>
/// <param name="DocumentId">The gathering.</param>
public sealed record TakeRegisterAsTable(Guid ClusterId, Guid DocumentId) : IQuery<TakenFile>, IDocumentReaders
{
    private static readonly string[] Columns = ["what", "name", "school", "grade", "learners", "keeper", "place", "settled"];

    private static readonly CsvWriterOptions Safe = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    internal sealed class Handler(RegisterReading registers, Curricula curricula, Words words) : IRequestHandler<TakeRegisterAsTable, TakenFile>
    {
        public async Task<TakenFile> Handle(TakeRegisterAsTable request, CancellationToken cancellationToken)
        {
            var sheet = await registers.Of(request.ClusterId, request.DocumentId, cancellationToken);
            var rows = RowsOf(sheet).ToList();
            return new TakenFile(FileNames.Of(TitleOf(sheet), words["register.title"], ".csv"), "text/csv; charset=utf-8", Write);

            async Task Write(Stream output, CancellationToken aborted)
            {
                using var bytes = new MemoryStream();
                using (var writer = CsvWriter.Create(bytes, Safe, leaveOpen: true))
                {
                    foreach (var row in rows)
                    {
                        foreach (var field in row)
                        {
                            writer.WriteField(field);
                        }

                        writer.EndRecord();
                    }
                }

                await output.WriteAsync(bytes.ToArray(), aborted);
            }
        }

        private string TitleOf(RegisterSheet sheet) =>
            $"{words["register.title"]} {sheet.Facts.When?.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {sheet.Facts.About}".Trim();

        private IEnumerable<string[]> RowsOf(RegisterSheet sheet)
        {
            yield return [.. Columns.Select(c => words[$"register.column.{c}"])];
            foreach (var person in sheet.Here)
            {
                yield return [words["register.row.teacher"], person.Name, person.School, "", "", "", "", ""];
            }

            foreach (var guest in sheet.Guests)
            {
                yield return [words["register.row.guest"], guest.Name, guest.School, "", "", "", "", ""];
            }

            foreach (var group in sheet.Counted)
            {
                foreach (var count in group.Counts)
                {
                    var keeper = count.WrittenBy.Length > 0 ? words["register.written-by", ("keeper", count.Keeper), ("name", count.WrittenBy)] : count.Keeper;
                    yield return [words["register.row.count"], "", group.School, GradeOf(group), Number(count.Learners), keeper, count.Place, ""];
                }

                yield return [words["register.row.learners"], "", group.School, GradeOf(group), group.Learners is { } sure ? Number(sure) : "", "", "", words[group.Learners is null ? "register.no" : "register.yes"]];
            }
        }

        private string GradeOf(RegisterSheet.Group group) => curricula.Grades.FirstOrDefault(g => g.Code == group.Grade)?.Name ?? group.Grade;

        private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
