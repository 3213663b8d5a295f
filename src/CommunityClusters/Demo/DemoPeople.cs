namespace CommunityClusters.Demo;

/// <summary>An invented teacher at an invented school.</summary>
internal sealed record DemoPerson(string Name, string School, IList<string> Subjects, IList<string> Grades, IList<string> Languages)
{
    /// <summary>An address that nobody has (RFC 2606).</summary>
    public string Email => $"{Name.Split(' ')[0].ToLowerInvariant()}@demo.example";
}

/// <summary>The teachers of the demo, from schools of three circuits.</summary>
internal static class DemoPeople
{
    public static readonly DemoPerson Nomsa = new("Nomsa Dlamini", "Mvula Hills Secondary School", ["physical-sciences"], ["10", "11", "12"], ["en", "zu"]);
    public static readonly DemoPerson Sibusiso = new("Sibusiso Nkosi", "Tall Grass Secondary School", ["physical-sciences", "mathematics"], ["10", "11"], ["en", "ss"]);
    public static readonly DemoPerson Lerato = new("Lerato Mokoena", "River Bend High School", ["physical-sciences"], ["11", "12"], ["en"]);
    public static readonly DemoPerson Thandeka = new("Thandeka Zulu", "Isibani Hill High School", ["natural-sciences"], ["8", "9"], ["en", "zu"]);
    public static readonly DemoPerson Zanele = new("Zanele Khumalo", "Thandolwethu Bend Secondary School", ["physical-sciences"], ["10"], ["en", "zu", "ss"]);
    public static readonly DemoPerson Pieter = new("Pieter van Wyk", "Old Orchard High School", ["mathematics"], ["8", "9", "10"], ["en"]);
    public static readonly DemoPerson Ayesha = new("Ayesha Khan", "Amahlathi Gate Secondary School", ["mathematics"], ["8", "9"], ["en"]);
    public static readonly DemoPerson Bongani = new("Bongani Mahlangu", "Sunbird Ridge Secondary School", ["mathematics"], ["9"], ["en", "nr"]);
    public static readonly DemoPerson Grace = new("Grace Baloyi", "Umgwaco Junction Primary School", ["mathematics"], ["7"], ["en"]);
    public static readonly DemoPerson Musa = new("Musa Shabangu", "Ilanga Slopes Secondary School", ["mathematics", "physical-sciences"], ["12"], ["en", "ss"]);

    public static readonly IReadOnlyList<DemoPerson> All = [Nomsa, Sibusiso, Lerato, Thandeka, Zanele, Pieter, Ayesha, Bongani, Grace, Musa];
}
