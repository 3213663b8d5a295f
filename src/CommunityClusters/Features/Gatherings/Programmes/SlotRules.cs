using CommunityClusters.Curriculum;
using FluentValidation;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>What a member says of a slot.</summary>
internal interface ISayWhatSlotIs
{
    /// <summary>The plan of a lesson; null while it is to be planned.</summary>
    Guid? PlanId { get; }

    /// <summary>What it is about, where there is no plan that says it; or empty.</summary>
    string Topic { get; }

    /// <summary>The code of the subject, or empty.</summary>
    string Subject { get; }

    /// <summary>The code of the grade, or empty.</summary>
    string Grade { get; }

    /// <summary>The group of learners; never a learner's name; or empty.</summary>
    string Group { get; }
}

/// <summary>What is well-formed, and what is usual.</summary>
internal static class SlotRules
{
    /// <summary>What the sentence about the minutes names.</summary>
    public static readonly (string, object?)[] Longest = [("longest", Slot.LongestMinutes)];

    /// <summary>Whether a slot can be so long.</summary>
    public static bool IsLength(int minutes) => minutes is > 0 and <= Slot.LongestMinutes;

    /// <summary>How long one is where nobody said it.</summary>
    public static int Usual(SlotKind kind) => kind switch
    {
        SlotKind.Lesson => 40,
        SlotKind.Break => 20,
        SlotKind.Assembly => 15,
        _ => 30,
    };

    /// <summary>Asks what is said of a slot to be well-formed.</summary>
    public static void SaysWhatItIs<T>(this IRuleBuilderInitial<T, T> rule, Curricula curricula)
        where T : ISayWhatSlotIs => rule.Custom((said, context) =>
        {
            if (said.Topic.Length > Slot.LongestTopic)
            {
                Wrong(nameof(said.Topic), "programme.topic.long", Slot.LongestTopic);
            }

            if (said.Group.Length > Slot.LongestGroup)
            {
                Wrong(nameof(said.Group), "programme.group.long", Slot.LongestGroup);
            }

            if (said.Subject.Length > 0 && curricula.Subjects.All(s => s.Code != said.Subject))
            {
                Wrong(nameof(said.Subject), "choice.unknown", null);
            }

            if (said.Grade.Length > 0 && curricula.Grades.All(g => g.Code != said.Grade))
            {
                Wrong(nameof(said.Grade), "choice.unknown", null);
            }

            void Wrong(string property, string sentence, int? longest) =>
                context.AddFailure(new FluentValidation.Results.ValidationFailure(property, sentence) { CustomState = new (string, object?)[] { ("longest", longest) } });
        });
}
