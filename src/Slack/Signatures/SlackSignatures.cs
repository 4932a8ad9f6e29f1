using System.Text;
using ChatAgency.Slack.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Signatures;

/// <summary>
/// Verifies that a request comes from Slack (scheme v0, HMAC-SHA256 over the raw body). Every request is verified by
/// this before anything of it is read. With no signing secret nothing is ever good.
/// </summary>
public sealed class SlackSignatures
{
    /// <summary>How far a request's time may lie from now, to either side, in seconds.</summary>
    public const int WindowSeconds = 300;

    private const string TimestampHeader = "X-Slack-Request-Timestamp";
    private const string SignatureHeader = "X-Slack-Signature";

    private readonly byte[][] secrets;
    private readonly TimeProvider clock;

    /// <summary>Takes the signing secrets that are good from the options.</summary>
    public SlackSignatures(IOptions<SlackOptions> options, TimeProvider clock)
    {
        secrets = [.. options.Value.Verifying().Select(Encoding.UTF8.GetBytes)];
        this.clock = clock;
    }

    /// <summary>
    /// True when there is exactly one of each header, the time is within the window, and the signature fits the bytes
    /// of the body as they came. False for anything else; never throws.
    /// </summary>
    public bool Verify(IHeaderDictionary headers, ReadOnlySpan<byte> body) => Judge(headers, body) == SignatureVerdict.Good;

    /// <summary>As <see cref="Verify"/>, and tells a right signature of another time from a wrong one. Never throws.</summary>
    public SignatureVerdict Judge(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var timestamps = headers[TimestampHeader];
        var signatures = headers[SignatureHeader];
        if (timestamps.Count != 1 || signatures.Count != 1) return SignatureVerdict.Wrong;
        if (!SignedTime.TryParse(timestamps[0], out var seconds)) return SignatureVerdict.Wrong;
        if (!V0.Matches(secrets, timestamps[0], signatures[0], body)) return SignatureVerdict.Wrong;
        return Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > WindowSeconds ? SignatureVerdict.OtherTime : SignatureVerdict.Good;
    }
}
