using System.Globalization;

namespace CommunityClusters.Crdt.Encoding;

/// <summary>Numbers as JavaScript spells them (ECMA-262, Number::toString): the fewest digits that tell it, with an exponent only far from 1.</summary>
internal static class ScriptNumber
{
    private const int LongestWhole = 21;
    private const int MostZeros = 6;

    public static string Spell(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        var parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var (whole, fraction) = parts[0].Split('.') is [var before, var behind] ? (before, behind) : (parts[0], "");
        var digits = (whole + fraction).TrimStart('0');
        var point = digits.Length - fraction.Length + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        digits = digits.TrimEnd('0');
        if (digits.Length == 0)
        {
            return "0";
        }

        return (number < 0 ? "-" : "") + Place(digits, point);
    }

    // The point stands after so many of the digits; before the first, where there are fewer than none.
    private static string Place(string digits, int point) => point switch
    {
        > LongestWhole or <= -MostZeros => $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1)}",
        <= 0 => $"0.{new string('0', -point)}{digits}",
        _ when point >= digits.Length => digits.PadRight(point, '0'),
        _ => $"{digits[..point]}.{digits[point..]}",
    };
}
