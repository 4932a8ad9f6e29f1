using System.Text;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Signatures;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Slack.Tests.Signatures;

public class SlackSignaturesTests
{
    // The worked example of Slack's page on verifying requests.
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Time = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
        + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

    [Fact]
    public void The_worked_example_is_good() => Assert.True(Verify(Secret, Time, Signature, Body));

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void The_window_is_five_minutes_both_ways(int secondsLater, bool good) =>
        Assert.Equal(good, Verify(Secret, Time, Signature, Body, secondsLater));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1531420618.5")]
    [InlineData("+1531420618")]
    [InlineData("-1531420618")]
    [InlineData(" 1531420618")]
    [InlineData("1531420618 ")]
    [InlineData("１５３１４２０６１８")]
    [InlineData("0000001531420618")]
    [InlineData("99999999999999999999999999")]
    [InlineData("999999999999999")]
    [InlineData("0x5B47A98A")]
    public void An_odd_time_is_refused_even_when_signed(string time) =>
        Assert.False(Verify(Secret, time, V0.Sign(Encoding.UTF8.GetBytes(Secret), time, Body), Body));

    [Theory]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("V0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503=junk")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
    [InlineData("v0=ａ2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    public void An_odd_signature_is_refused(string signature) => Assert.False(Verify(Secret, Time, signature, Body));

    [Fact]
    public void Missing_and_doubled_headers_are_refused()
    {
        var signatures = Signatures(Secret, 0);
        Assert.False(signatures.Verify(new HeaderDictionary(), Body));
        Assert.False(signatures.Verify(Headers(Time, default), Body));
        Assert.False(signatures.Verify(Headers(default, Signature), Body));
        Assert.False(signatures.Verify(Headers(new StringValues([Time, Time]), Signature), Body));
        Assert.False(signatures.Verify(Headers(Time, new StringValues([Signature, Signature])), Body));
        Assert.False(signatures.Verify(Headers(new StringValues([null!]), new StringValues([null!])), Body));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",,")]
    public void An_empty_secret_verifies_nothing(string? secret)
    {
        Assert.False(Verify(secret, Time, Signature, Body));
        Assert.False(Verify(secret, Time, V0.Sign([], Time, Body), Body));
        Assert.False(Verify(secret, Time, V0.Sign(Encoding.UTF8.GetBytes(secret ?? ""), Time, Body), Body));
    }

    [Fact]
    public void While_secrets_change_both_are_good()
    {
        Assert.True(Verify($"the-new-one, {Secret}", Time, Signature, Body));
        var further = new SlackSignatures(Options.Create(new SlackOptions { SigningSecret = "the-new-one", SigningSecrets = Secret }), Clock(0));
        Assert.True(further.Verify(Headers(Time, Signature), Body));
        Assert.False(Verify("the-new-one", Time, Signature, Body));
    }

    [Fact]
    public void An_empty_body_can_be_signed() =>
        Assert.True(Verify(Secret, Time, V0.Sign(Encoding.UTF8.GetBytes(Secret), Time, []), []));

    [Fact]
    public void No_change_of_a_single_byte_passes() => Gen.Select(Gen.Int[0, Body.Length - 1], Gen.Byte[1, 255]).Sample((at, by) =>
    {
        var changed = Body.ToArray();
        changed[at] ^= by;
        return !Verify(Secret, Time, Signature, changed);
    });

    [Fact]
    public void No_change_of_a_header_passes_or_throws() => Gen.Select(Gen.String, Gen.String).Sample((time, signature) =>
        !Verify(Secret, time, Signature, Body) && !Verify(Secret, Time, signature, Body));

    [Fact]
    public void Any_signed_body_is_good_and_no_other_secret_is() => Gen.Select(Gen.Byte.Array[0, 5000], Gen.String[Gen.Char['!', '+'], 1, 40]).Sample((body, secret) =>
        Verify(secret, Time, V0.Sign(Encoding.UTF8.GetBytes(secret), Time, body), body)
        && !Verify(secret + "x", Time, V0.Sign(Encoding.UTF8.GetBytes(secret), Time, body), body));

    private static bool Verify(string? secret, string time, string signature, byte[] body, int secondsLater = 0) =>
        Signatures(secret, secondsLater).Verify(Headers(time, signature), body);

    private static SlackSignatures Signatures(string? secret, int secondsLater) =>
        new(Options.Create(new SlackOptions { SigningSecret = secret }), Clock(secondsLater));

    private static FakeTimeProvider Clock(int secondsLater) => new(DateTimeOffset.FromUnixTimeSeconds(1531420618 + secondsLater));

    private static HeaderDictionary Headers(StringValues time, StringValues signature) => new()
    {
        ["X-Slack-Request-Timestamp"] = time,
        ["x-slack-signature"] = signature,
    };
}
