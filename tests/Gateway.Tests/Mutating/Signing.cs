using System.Globalization;
using ChatAgency.Simulators.Slack.Signing;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>Slack's headers over a body: right ones, and every way in which they are wrong.</summary>
internal sealed class Signing(string secret)
{
    /// <summary>A signature of Slack's that somebody took down an hour ago.</summary>
    private static readonly byte[] s_other = "{\"type\":\"event_callback\"}"u8.ToArray();

    public IReadOnlyList<(string Name, string Value)> Right(ReadOnlySpan<byte> body) => Signed(secret, Now(0), body);

    public IReadOnlyList<(string Name, string Value)> Wrong(byte[] body, Dice dice)
    {
        var (time, right) = (Now(0), RequestSigner.Sign(secret, Now(0), body));
        return dice.Below(20) switch
        {
            0 => [],
            1 => [(RequestSigner.TimestampHeader, time)],
            2 => [(RequestSigner.SignatureHeader, right)],
            3 => Both(time, Bent(right, dice)),
            4 => Both(time, right[..^1]),
            5 => Both(time, right + "0"),
            6 => Both(time, "v0=" + right[3..].ToUpperInvariant().Replace('0', 'O')),
            7 => Both(time, right.Replace("v0=", "v1=", StringComparison.Ordinal)),
            8 => Both(time, right[3..]),
            9 => Both(time, ""),
            10 => [.. Both(time, right), (RequestSigner.SignatureHeader, right)],
            11 => [.. Both(time, right), (RequestSigner.TimestampHeader, time)],
            12 => Both(time, $"{right},{right}"),
            13 => Signed(secret, Now(-301 - dice.Below(100_000)), body),
            14 => Signed(secret, Now(310 + dice.Below(100_000)), body),
            15 => Both(Now(-1), right),
            16 => Signed("another secret", time, body),
            17 => Signed("", time, body),
            18 => Both(time, RequestSigner.Sign(secret, time, body.AsSpan().SequenceEqual(s_other) ? [] : s_other)),
            _ => Odd(body, dice),
        };
    }

    // A time that some readers would take for one.
    private IReadOnlyList<(string Name, string Value)> Odd(byte[] body, Dice dice) =>
        Signed(secret, dice.Of([$"+{Now(0)}", $"{Now(0)}.0", $"0x{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds():x}", $"-{Now(0)}", "nonsense", $"{Now(0)}000", "1e9", "99999999999999999999", $"{Now(0)},{Now(0)}"]), body);

    private static string Bent(string signature, Dice dice)
    {
        var at = 3 + dice.Below(64);
        return signature[..at] + (signature[at] == 'f' ? '0' : 'f') + signature[(at + 1)..];
    }

    private static IReadOnlyList<(string Name, string Value)> Signed(string secret, string time, ReadOnlySpan<byte> body) => Both(time, RequestSigner.Sign(secret, time, body));

    private static IReadOnlyList<(string Name, string Value)> Both(string time, string signature) => [(RequestSigner.TimestampHeader, time), (RequestSigner.SignatureHeader, signature)];

    private static string Now(int secondsOff) => (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + secondsOff).ToString(CultureInfo.InvariantCulture);
}
