using CommunityClusters.Curriculum;
using FluentValidation;
using FluentValidation.Results;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>What a member says of a thing.</summary>
internal interface ISayWhatIsNeeded
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>How many; for photocopies nothing, where they are to be worked out.</summary>
    int? Amount { get; }

    /// <summary>In what it is counted, or empty.</summary>
    string Unit { get; }

    /// <summary>A note, or empty.</summary>
    string Note { get; }

    /// <summary>The pages of one copy.</summary>
    int? Pages { get; }

    /// <summary>How many learners share a copy; one each where it is not said.</summary>
    int? Share { get; }

    /// <summary>The code of the grade for which they are copied; empty for all.</summary>
    string Grade { get; }
}

/// <summary>What is well-formed, and how what is said becomes what stands.</summary>
internal static class ThingRules
{
    /// <summary>Asks what is said of a thing to be well-formed.</summary>
    public static void SaysWhatIsNeeded<T>(this IRuleBuilderInitial<T, T> rule, Curricula curricula)
        where T : ISayWhatIsNeeded => rule.Custom((said, context) =>
        {
            if (said.Name.Length == 0)
            {
                Wrong(nameof(said.Name), "things.name.missing");
            }

            Short(nameof(said.Name), said.Name, Thing.LongestName);
            Short(nameof(said.Unit), said.Unit, Thing.LongestUnit);
            Short(nameof(said.Note), said.Note, Thing.LongestNote);
            Within(nameof(said.Amount), said.Amount, Thing.MostAmount);
            Within(nameof(said.Pages), said.Pages, Thing.MostPages);
            Within(nameof(said.Share), said.Share, Thing.MostShare);
            if (said.Grade.Length > 0 && curricula.Grades.All(g => g.Code != said.Grade))
            {
                Wrong(nameof(said.Grade), "choice.unknown");
            }

            void Short(string property, string text, int longest)
            {
                if (text.Length > longest)
                {
                    Wrong(property, "things.long", ("longest", longest));
                }
            }

            void Within(string property, int? number, int most)
            {
                if (number is < 1 || number > most)
                {
                    Wrong(property, "things.number.wrong", ("limit", most));
                }
            }

            void Wrong(string property, string sentence, params (string, object?)[] state) =>
                context.AddFailure(new ValidationFailure(property, sentence) { CustomState = state });
        });

    /// <summary>Asks for a number where none would be worked out.</summary>
    public static void SaysHowMany<T>(this IRuleBuilderInitial<T, T> rule, Func<T, bool> isCopied)
        where T : ISayWhatIsNeeded => rule.Custom((said, context) =>
        {
            if (said.Amount is null && !(isCopied(said) && said.Pages is not null))
            {
                context.AddFailure(new ValidationFailure(isCopied(said) ? nameof(said.Pages) : nameof(said.Amount), isCopied(said) ? "things.pages.missing" : "things.amount.missing"));
            }
        });

    /// <summary>Whether a thing of the same kind and name is all that is said.</summary>
    public static bool IsAskedBy(this Thing thing, ISayWhatIsNeeded said) =>
        thing.Typed == said.Amount && (thing.Kind == ThingKind.Photocopies
            ? (thing.Pages, thing.Share, thing.Grade) == (said.Pages ?? 0, said.Share ?? 1, said.Grade)
            : string.Equals(thing.Unit, said.Unit, StringComparison.OrdinalIgnoreCase));

    /// <summary>Makes a thing what is said of it.</summary>
    public static void Is(this Thing thing, ISayWhatIsNeeded said, Guid by)
    {
        thing.Is(said.Name, thing.Kind == ThingKind.Photocopies ? "" : said.Unit, said.Note);
        if (thing.Kind == ThingKind.Photocopies)
        {
            thing.IsCopied(said.Pages ?? 0, said.Share ?? 1, said.Grade, said.Amount, by);
        }
        else
        {
            thing.IsNeeded(said.Amount!.Value, by);
        }
    }
}
