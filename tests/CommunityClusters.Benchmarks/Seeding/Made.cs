using System.Buffers.Binary;

namespace CommunityClusters.Benchmarks.Seeding;

/// <summary>Kinds of things that are made.</summary>
internal enum Kind
{
    Teacher,
    Session,
    Cluster,
    Invitation,
    Need,
    Word,
    Post,
}

/// <summary>What is made up, the same at every run: each thing follows from its kind and its number alone.</summary>
internal static class Made
{
    private static readonly string[] FirstNames =
    [
        "Nomsa", "Sibusiso", "Lindiwe", "Thabo", "Ayesha", "Pieter", "Zanele", "Bongani", "Naledi", "Kagiso", "Refilwe", "Mpho", "Sipho", "Thandeka",
        "Annelie", "Johan", "Fatima", "Yusuf", "Palesa", "Lerato", "Themba", "Nokuthula", "Tebogo", "Dineo", "Vusi", "Busisiwe", "Khanyisa", "Rudzani",
    ];

    private static readonly string[] LastNames =
    [
        "Dlamini", "Nkosi", "Mokoena", "van Wyk", "Patel", "Mahlangu", "Khumalo", "Botha", "Ndlovu", "Sithole", "Mabena", "Zulu", "Molefe", "Naidoo", "Fourie",
        "Mathebula", "Tshabalala", "Mthembu", "Adams", "Ngwenya", "Maluleke", "Cele", "Radebe", "Jacobs", "Mudau", "Moloi", "Shabangu", "Pillay", "Hlongwane",
    ];

    private static readonly string[] Sentences =
    [
        "We teach the **hard topics** together, one a month.", "We meet after school and bring what did not work.", "Each of us brings a lesson, and the others improve it.",
        "We share *papers* and memoranda before the examinations.", "New colleagues are welcome at any time.", "We visit each other's classes twice a term.",
        "Experiments that need no laboratory are what we look for.", "We help learners who read in their second language.",
    ];

    private static readonly string[] Topics =
    [
        "Newton's third law", "Factorising trinomials", "Chemical equilibrium", "Reading maps", "Photosynthesis", "Equations with fractions", "Electric circuits",
        "Probability", "Writing a paragraph", "Cell division", "Euclidean geometry", "Acids and bases",
    ];

    private static readonly char[] Base64 = [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"];

    /// <summary>A random id (version 4), so that rows lie as scattered as they do in real life.</summary>
    public static Guid Id(Kind kind, long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Random(kind, number, 1));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Random(kind, number, 2));
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public static string Name(long teacher) => $"{One(FirstNames, Kind.Teacher, teacher, 3)} {One(LastNames, Kind.Teacher, teacher, 4)}";

    public static string Purpose(long cluster) =>
        string.Join("\n\n", Enumerable.Range(0, 3).Select(i => One(Sentences, Kind.Cluster, cluster, 5 + i)).Distinct(StringComparer.Ordinal));

    public static string Topic(long need) => One(Topics, Kind.Need, need, 3);

    public static string Sentence(long need) => One(Sentences, Kind.Need, need, 4);

    public static T One<T>(IReadOnlyList<T> of, Kind kind, long number, int salt) => of[(int)(Random(kind, number, salt) % (ulong)of.Count)];

    /// <summary>Text as random as a hash or a token.</summary>
    public static string Token(Kind kind, long number, int length) =>
        string.Create(length, (kind, number), static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = Base64[Random(from.kind, from.number, 100 + i) % 64];
            }
        });

    // SplitMix64 over the three numbers.
    private static ulong Random(Kind kind, long number, int salt)
    {
        var x = ((ulong)number * 0x9E3779B97F4A7C15) ^ ((ulong)kind << 56) ^ ((ulong)salt << 40);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
