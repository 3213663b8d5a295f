namespace CommunityClusters.Benchmarks.Engine.Histories;

/// <summary>One thing that was typed; places count UTF-16 units.</summary>
internal readonly record struct Edit(int At, int Deleted, string Inserted);
