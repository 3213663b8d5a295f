namespace CommunityClusters.Crdt;

/// <summary>
/// A run of a text that one client wrote in a row. What was deleted keeps its ids and its place, and has no words any more: so two
/// states of one document can be compared by ids alone.
/// </summary>
/// <param name="Ids">Which ids it has.</param>
/// <param name="Text">Its words; empty where it was deleted, or where it is no words but stands among them.</param>
/// <param name="Places">How many positions it takes; none where it was deleted.</param>
/// <param name="IsDeleted">Whether it was deleted.</param>
public readonly record struct TextSpan(IdRange Ids, string Text, int Places, bool IsDeleted);
