using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.SigningIn;

/// <summary>Writes identity tokens (RFC 7519) by hand, so that they can be wrong in every way.</summary>
internal static class OpenIdToken
{
    public const string KeyId = "simulated";

    public static string Write(JsonObject claims, RSA key, ProviderMischief mischief, string secret)
    {
        var algorithm = mischief switch
        {
            ProviderMischief.NotSigned => "none",
            ProviderMischief.SignedWithSecret => "HS256",
            _ => "RS256",
        };
        var head = Part(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = KeyId });
        var signed = $"{head}.{Part(claims)}";
        var signature = Base64Url.EncodeToString(Signature(Encoding.ASCII.GetBytes(signed), key, mischief, secret));
        if (mischief != ProviderMischief.Forged) return $"{signed}.{signature}";
        claims["sub"] = "somebody-else";
        return $"{head}.{Part(claims)}.{signature}";
    }

    private static byte[] Signature(byte[] signed, RSA key, ProviderMischief mischief, string secret)
    {
        if (mischief == ProviderMischief.NotSigned) return [];
        if (mischief == ProviderMischief.SignedWithSecret) return HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        if (mischief != ProviderMischief.AnotherKey) return key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var other = RSA.Create(2048);
        return other.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
