namespace CommunityClusters.Features.People;

/// <summary>A school or circuit to choose.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Id">What is chosen; null for none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Around">Where it is.</param>
/// <param name="IsChosen">Whether it is chosen already.</param>
public sealed record PlaceRow(string Field, Guid? Id, string Name, string Around, bool IsChosen)
{
    /// <summary>What is known of where a place is, in one line.</summary>
    public static string About(params string?[] parts) => string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
}
