using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunityClusters.Tests.Support;

/// <summary>
/// The part of a phone that makes and uses passkeys (WebAuthn Level 3): one discoverable ES256 credential, no attestation. Its few
/// CBOR items (RFC 8949) have fixed shapes and are written as bytes.
/// </summary>
internal sealed class Authenticator : IDisposable
{
    private const byte PresentVerifiedAndWithCredential = 0x45;
    private const byte PresentAndVerified = 0x05;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _userHandle = "";

    /// <summary>The site that the browser says it is on.</summary>
    public string Origin { get; set; } = "http://localhost";

    /// <summary>The credential's id in base64url.</summary>
    public string Id => Base64Url.EncodeToString(_id);

    /// <summary>Answers an offer to make a passkey.</summary>
    /// <param name="options">The options as JSON.</param>
    public string Makes(string options)
    {
        var asked = JsonNode.Parse(options)!;
        _userHandle = asked["user"]!["id"]!.GetValue<string>();
        var client = ClientData("webauthn.create", asked["challenge"]!.GetValue<string>());
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        byte[] publicKey = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Head(asked["rp"]!["id"]?.GetValue<string>() ?? "localhost", PresentVerifiedAndWithCredential), .. new byte[16], 0, (byte)_id.Length, .. _id, .. publicKey];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)data.Length, .. data];
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["attestationObject"] = Base64Url.EncodeToString(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answers an offer to sign in.</summary>
    /// <param name="options">The options as JSON.</param>
    public string Uses(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var client = ClientData("webauthn.get", asked["challenge"]!.GetValue<string>());
        var data = Head(asked["rpId"]?.GetValue<string>() ?? "localhost", PresentAndVerified);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(signature),
            ["userHandle"] = _userHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    // A phone whose passkeys are copied to others counts nothing: what is heard twice must be told by other means.
    private static byte[] Head(string site, byte flags) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), flags, 0, 0, 0, 0];

    private byte[] ClientData(string type, string challenge) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge, origin = Origin, crossOrigin = false });

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Id,
        ["rawId"] = Id,
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();
}
