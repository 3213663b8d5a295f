using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommunityClusters.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Identity;

/// <summary>
/// Makes the name by which a teacher signs in from the name by which colleagues know them: <c>nomsa.dlamini.27</c>. It always
/// ends in random digits, so that no sign-in name tells whether somebody of the same name has an account.
/// </summary>
public sealed class SignInName(ClustersDb db, ILookupNormalizer normalizer)
{
    private const int LongestBase = 40;

    /// <summary>A sign-in name that nobody has yet.</summary>
    public async Task<string> For(string name, CancellationToken cancellationToken)
    {
        var begin = BaseOf(name);
        for (var digits = 2; ; digits++)
        {
            for (var attempt = 0; attempt < 5; attempt++)
            {
                var candidate = $"{begin}.{RandomDigits(digits)}";
                var normalized = normalizer.NormalizeName(candidate);
                if (!await db.Users.AnyAsync(a => a.NormalizedUserName == normalized, cancellationToken))
                {
                    return candidate;
                }
            }
        }
    }

    /// <summary>Letters and digits of any script, in lower case, words joined by dots.</summary>
    internal static string BaseOf(string name)
    {
        var made = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                made.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (made.Length > 0 && made[^1] != '.')
            {
                made.Append('.');
            }

            if (made.Length >= LongestBase)
            {
                break;
            }
        }

        var text = AsTyped(made.ToString()).Trim('.');
        return text.Length == 0 ? "teacher" : text;
    }

    /// <summary>What a phone's keyboard adds to a name (a space, capitals, marks of direction, digits of its own script) is no difference.</summary>
    internal static string AsTyped(string typed) => string.Concat(typed.Normalize(NormalizationForm.FormC)
        .Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(AsciiDigit));

    private static char AsciiDigit(char c) => CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? (char)('0' + digit) : c;

    private static string RandomDigits(int count)
    {
        var least = (int)Math.Pow(10, count - 1);
        return RandomNumberGenerator.GetInt32(least, least * 10).ToString(CultureInfo.InvariantCulture);
    }
}
