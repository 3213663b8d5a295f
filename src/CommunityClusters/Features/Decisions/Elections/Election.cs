using System.Security.Cryptography;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>The rules by which a leader is elected.</summary>
public static class Election
{
    /// <summary>How long members stand and nominate; this as what follows goes on to the end of a day.</summary>
    public static readonly TimeSpan Standing = TimeSpan.FromDays(3);

    /// <summary>How long they vote then.</summary>
    public static readonly TimeSpan Voting = TimeSpan.FromDays(4);

    /// <summary>How long they vote in a runoff.</summary>
    public static readonly TimeSpan Runoff = TimeSpan.FromDays(3);

    /// <summary>How long there is none after one was called.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromDays(30);

    /// <summary>How long one has been a member who votes in it; in the cluster's first month all do.</summary>
    public static readonly TimeSpan MemberFor = TimeSpan.FromDays(7);

    /// <summary>How long a cluster is new.</summary>
    public static readonly TimeSpan FirstMonth = TimeSpan.FromDays(30);

    private const int Fifth = 5;
    private const int AtLeast = 3;

    /// <summary>How many must ask for one: a fifth of the members, and at least three; in a smaller cluster all.</summary>
    public static int NeededOf(int members) => Math.Min(members, Math.Max(AtLeast, (members + Fifth - 1) / Fifth));

    /// <summary>What a vote came to.</summary>
    /// <param name="Won">The number of the option that won; null where none did yet, or none did.</param>
    /// <param name="InRunoff">The two between which members vote again; empty where they do not.</param>
    /// <param name="ByLot">Whether the lot fell, for who won or for who comes to the runoff.</param>
    public sealed record Result(int? Won, IReadOnlyList<int> InRunoff, bool ByLot);

    /// <summary>
    /// More than half of the ballots wins; else the first two go to a runoff, where the more ballots win and the lot falls between two that are level again. Who of several that are
    /// level comes second is drawn as well. A ballot for somebody who left meanwhile is a ballot: the fewer who chose somebody else elect nobody by it.
    /// </summary>
    /// <param name="ballots">How many ballots each option had that can still be chosen.</param>
    /// <param name="all">How many ballots there were, with those for who left.</param>
    /// <param name="isRunoff">Whether it is the second vote.</param>
    public static Result Of(IReadOnlyDictionary<int, int> ballots, int all, bool isRunoff)
    {
        // The order of those who are level is the lot's.
        var order = ballots.OrderByDescending(b => b.Value).ThenBy(_ => RandomNumberGenerator.GetInt32(int.MaxValue)).ToList();
        if (order.Count > 0 && 2 * order[0].Value > all)
        {
            return new Result(order[0].Key, [], ByLot: false);
        }

        if (order.Count < 2 || order[0].Value == 0)
        {
            return new Result(null, [], ByLot: false);
        }

        return isRunoff
            ? new Result(order[0].Key, [], ByLot: order[0].Value == order[1].Value)
            : new Result(null, [order[0].Key, order[1].Key], ByLot: order.Count > 2 && order[1].Value == order[2].Value);
    }
}
