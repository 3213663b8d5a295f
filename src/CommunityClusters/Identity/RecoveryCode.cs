using System.Security.Cryptography;
using System.Text;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Identity;

/// <summary>A code on paper that lets a teacher in who has lost the password or the phone; it works once. Only its hash is kept.</summary>
public sealed class RecoveryCode
{
    /// <summary>SHA-256 of the code as compared; the code's 80 random bits need no slower hash.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whose code it is.</summary>
    public Guid AccountId { get; init; }

    /// <summary>When it was used; null while it is good.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.HasKey(c => c.Hash);
        builder.Property(c => c.Hash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}

/// <summary>The door to the recovery codes.</summary>
internal sealed class RecoveryAccess(ClustersDb db, TimeProvider time)
{
    private const int HowMany = 6;
    private const int Letters = 16;

    // Crockford's Base32: no letter that is taken for another on paper.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private IQueryable<RecoveryCode> Good => db.Set<RecoveryCode>().Where(c => c.UsedAt == null);

    /// <summary>How many codes of an account are still good.</summary>
    public Task<int> Left(Guid accountId, CancellationToken cancellationToken) => Good.CountAsync(c => c.AccountId == accountId, cancellationToken);

    /// <summary>Makes new codes; those made before are good no longer.</summary>
    /// <returns>The codes as they are written down: four groups of four letters.</returns>
    public async Task<IReadOnlyList<string>> Make(Guid accountId, CancellationToken cancellationToken)
    {
        await ForgetAll(accountId, cancellationToken);
        var codes = Enumerable.Range(0, HowMany).Select(_ => RandomNumberGenerator.GetString(Alphabet, Letters)).ToList();
        db.AddRange(codes.Select(c => new RecoveryCode { AccountId = accountId, Hash = HashOf(c) }));
        return [.. codes.Select(c => string.Join('-', c.Chunk(4).Select(g => new string(g))))];
    }

    /// <summary>The account of a good code; null for any other text.</summary>
    public Task<Account?> AccountOf(string typed, CancellationToken cancellationToken)
    {
        var hash = HashOf(typed);
        return (from code in Good
                where code.Hash == hash
                join account in db.Users on code.AccountId equals account.Id
                select account).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Forgets all codes of an account.</summary>
    public Task ForgetAll(Guid accountId, CancellationToken cancellationToken) =>
        db.Set<RecoveryCode>().Where(c => c.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Uses a code up; false when it was used meanwhile.</summary>
    public async Task<bool> Use(string typed, CancellationToken cancellationToken)
    {
        var hash = HashOf(typed);
        var now = time.GetUtcNow();
        return await Good.Where(c => c.Hash == hash).ExecuteUpdateAsync(s => s.SetProperty(c => c.UsedAt, now), cancellationToken) == 1;
    }

    // Hyphens, spaces and small letters make no difference, and what looks alike is the same (Crockford's Base32).
    private static byte[] HashOf(string typed) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
        typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }))));
}
