using System.Security.Cryptography;
using System.Text;
using CommunityClusters.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace CommunityClusters.Identity;

/// <summary>
/// An e-mail address or phone number that a teacher may type in place of the sign-in name. Nobody has verified it and several may have the
/// same, so it is found only together with the password: its key is made of both, at the cost of one password check however many share
/// the hint. That way neither an answer nor its time tells whether somebody has it, and who claims another's address takes nothing from them.
/// </summary>
public sealed class SignInHint
{
    /// <summary>Whose hint it is.</summary>
    public Guid AccountId { get; init; }

    /// <summary>32 bytes made of the hint and the password (PBKDF2, RFC 8018, with HMAC-SHA-512).</summary>
    public required byte[] Key { get; init; }
}

internal sealed class SignInHintMapping : IEntityTypeConfiguration<SignInHint>
{
    public void Configure(EntityTypeBuilder<SignInHint> builder)
    {
        builder.ToTable("SignInHints");
        builder.HasKey(h => new { h.Key, h.AccountId });
        builder.Property(h => h.Key).HasMaxLength(HintKeys.Length);
        builder.HasOne<Account>().WithMany().HasForeignKey(h => h.AccountId);
    }
}

/// <summary>Tells hints from sign-in names and makes their keys.</summary>
internal sealed class HintKeys(IOptions<PasswordHasherOptions> hashing)
{
    public const int Length = 32;
    public const string Mail = "mail:";
    public const string Phone = "phone:";

    // A number is written with or without the country's code or a leading zero; its end is the same.
    private const int TellingDigits = 9;

    /// <summary>The hint as it is compared; null for what is no hint but a sign-in name.</summary>
    public static string? AsCompared(string typed)
    {
        var text = SignInName.AsTyped(typed);
        if (text.Contains('@', StringComparison.Ordinal))
        {
            return Mail + text.ToLowerInvariant();
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length >= 6 && text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '(' or ')' or '/')
            ? Phone + digits[Math.Max(0, digits.Length - TellingDigits)..]
            : null;
    }

    /// <summary>Whether this is a hint as it is compared, and no sign-in name.</summary>
    public static bool IsHint(string compared) => compared.StartsWith(Mail, StringComparison.Ordinal) || compared.StartsWith(Phone, StringComparison.Ordinal);

    /// <summary>The key of a hint under a password; as costly as checking a password by <see cref="PasswordHasher{TUser}"/>.</summary>
    public byte[] Of(string compared, string password) => Rfc2898DeriveBytes.Pbkdf2(
        password, SHA256.HashData(Encoding.UTF8.GetBytes("sign-in hint " + compared)), hashing.Value.IterationCount, HashAlgorithmName.SHA512, Length);

    /// <summary>The keys of all hints of an account under a password.</summary>
    public IReadOnlyList<byte[]> Of(IEnumerable<string?> hints, string password) =>
        [.. hints.Select(h => AsCompared(h ?? "")).OfType<string>().Distinct(StringComparer.Ordinal).Select(h => Of(h, password))];
}

/// <summary>The door to the hints.</summary>
internal sealed class HintAccess(ClustersDb db)
{
    /// <summary>Those whose hint and password made this key: most often one or none.</summary>
    public Task<List<Account>> AccountsOf(byte[] key, CancellationToken cancellationToken) => (
        from hint in db.Set<SignInHint>()
        where hint.Key == key
        join account in db.Users on hint.AccountId equals account.Id
        select account).AsNoTracking().Take(2).ToListAsync(cancellationToken);

    /// <summary>Replaces an account's hints by those of its present password.</summary>
    public async Task Replace(Guid accountId, IReadOnlyList<byte[]> keys, CancellationToken cancellationToken)
    {
        await db.Set<SignInHint>().Where(h => h.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(keys.Select(k => new SignInHint { AccountId = accountId, Key = k }));
    }
}
