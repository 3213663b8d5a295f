using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CommunityClusters.Features.Decisions;

/// <summary>
/// A place in the electorate of a decision that is open: one row a member, made when the question is put, all of the same length. Whether they have voted and
/// what they chose is sealed in it. There is no time and no order in it; the decision's closing deletes it.
/// </summary>
public sealed class Ballot
{
    /// <summary>The length of what is sealed, in bytes.</summary>
    public const int SealedLength = NonceLength + TagLength + ChoiceLength;

    private const int None = 0;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int ChoiceLength = 4;
    private const int IdLength = 16;

    /// <summary>The decision.</summary>
    public Guid DecisionId { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>The number of the option that was chosen, or none, for whoever has the decision's key.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>The place of a member who has not voted.</summary>
    public static Ballot Of(Guid decisionId, Guid teacherId, BallotKey key)
    {
        var ballot = new Ballot { DecisionId = decisionId, TeacherId = teacherId };
        ballot.IsEmptied(key);
        return ballot;
    }

    /// <summary>Chooses an option, or another one than before.</summary>
    public void Chooses(int option, BallotKey key)
    {
        var sealing = new byte[SealedLength];
        Span<byte> choice = stackalloc byte[ChoiceLength];
        BinaryPrimitives.WriteInt32LittleEndian(choice, option);
        RandomNumberGenerator.Fill(sealing.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key.Bytes, TagLength);
        cipher.Encrypt(sealing.AsSpan(0, NonceLength), choice, sealing.AsSpan(NonceLength + TagLength), sealing.AsSpan(NonceLength, TagLength), Whose());
        Sealed = sealing;
    }

    /// <summary>Whoever had it left: it is as if they had not voted, and may vote again should they come back.</summary>
    public void IsEmptied(BallotKey key) => Chooses(None, key);

    /// <summary>The same in new bytes: with every vote all of a decision are written anew, so that none is newer than the others.</summary>
    public void IsSealedAnew(BallotKey key) => Chooses(ChoiceBy(key) ?? None, key);

    /// <summary>The option that was chosen; null where the member has not voted.</summary>
    public int? ChoiceBy(BallotKey key)
    {
        Span<byte> choice = stackalloc byte[ChoiceLength];
        using var cipher = new AesGcm(key.Bytes, TagLength);
        cipher.Decrypt(Sealed.AsSpan(0, NonceLength), Sealed.AsSpan(NonceLength + TagLength), Sealed.AsSpan(NonceLength, TagLength), choice, Whose());
        return BinaryPrimitives.ReadInt32LittleEndian(choice) is var option and not None ? option : null;
    }

    // What is sealed for one member and decision opens for no other.
    private byte[] Whose()
    {
        var whose = new byte[2 * IdLength];
        DecisionId.TryWriteBytes(whose);
        TeacherId.TryWriteBytes(whose.AsSpan(IdLength));
        return whose;
    }
}

/// <summary>The key of the ballots of one decision. It is deleted with them when they are counted: what is left of them anywhere opens no more.</summary>
public sealed class BallotKey
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = 32;

    /// <summary>The decision.</summary>
    public Guid DecisionId { get; init; }

    /// <summary>The key.</summary>
    public byte[] Bytes { get; init; } = RandomNumberGenerator.GetBytes(Length);
}
