using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Features.Gatherings.Minutes;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Days;

/// <summary>A day as one of the members has it in the pocket: what they do next, and all that they need for it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record MyDay(Guid ClusterId, Guid GatheringId) : IQuery<MyDay.Sheet>, IMembers
{
    /// <summary>The day.</summary>
    /// <param name="Facts">When and where.</param>
    /// <param name="Lessons">What it has, in the order of time.</param>
    /// <param name="Minutes">The document of its minutes.</param>
    /// <param name="Brings">What they bring, and what a school does for which they spoke.</param>
    /// <param name="Comes">Whether they said that they come.</param>
    /// <param name="IsOver">Whether it is over.</param>
    /// <param name="Now">The instant at which it was read.</param>
    public sealed record Sheet(DayFacts Facts, IReadOnlyList<DayLesson> Lessons, Guid Minutes, IReadOnlyList<Brought> Brings, bool Comes, bool IsOver, DateTimeOffset Now)
    {
        /// <summary>When its day begins by the clocks at the venue; null while it has no date.</summary>
        public DateTimeOffset? Begins => Facts.When is { } when ? VenueClock.InstantOf(when.Day, TimeOnly.MinValue, Facts.Zone) : null;

        /// <summary>When its day ends by the clocks at the venue; null while it has no date.</summary>
        public DateTimeOffset? Ends => Facts.When is { } when ? VenueClock.InstantOf(when.Day.AddDays(1), TimeOnly.MinValue, Facts.Zone) : null;

        /// <summary>What they do now or next; null once they have no more part in the day.</summary>
        public DayLesson? Next => Lessons.Where(l => l.Mine is not null && l.EndsAt > Now).OrderBy(l => l.BeginsAt).FirstOrDefault();
    }

    internal sealed class Handler(ClustersDb db, DayFactsReader facts, DayProgramme programme, WhatIBring brings, Caller caller, TimeProvider time) : IRequestHandler<MyDay, Sheet>
    {
        public async Task<Sheet> Handle(MyDay request, CancellationToken cancellationToken)
        {
            var day = await facts.Of(request.ClusterId, request.GatheringId, cancellationToken);
            var lessons = await programme.Of(day, caller.Teacher, cancellationToken);
            var comes = await db.Set<Coming>().AnyAsync(c => c.GatheringId == request.GatheringId && c.TeacherId == caller.Teacher && c.Says == Answer.Yes, cancellationToken);
            var minutes = await db.Set<KeptMinutes>().Where(m => m.GatheringId == request.GatheringId).Select(m => m.Id).SingleAsync(cancellationToken);
            var now = time.GetUtcNow();
            var sheet = new Sheet(day, lessons, minutes, await brings.To(request.GatheringId, caller.Teacher, cancellationToken), comes && !day.IsOff, IsOver: false, now);
            // A day that runs late is not over at the minute.
            return sheet with { IsOver = sheet.Ends < now };
        }
    }
}
