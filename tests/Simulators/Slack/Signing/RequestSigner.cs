using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatAgency.Simulators.Slack.Signing;

/// <summary>Signs bodies as Slack does: version 0, HMAC-SHA256 over <c>v0:timestamp:body</c>, keyed by the secret's text.</summary>
public static class RequestSigner
{
    /// <summary>The header of the time, in Unix seconds.</summary>
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    /// <summary>The header of the signature.</summary>
    public const string SignatureHeader = "X-Slack-Signature";

    /// <summary>The signature of a body at a time.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body];
        return "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    /// <summary>Both headers for a body that is sent now.</summary>
    public static IReadOnlyDictionary<string, string> Headers(string secret, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new Dictionary<string, string> { [TimestampHeader] = timestamp, [SignatureHeader] = Sign(secret, timestamp, body) };
    }
}
