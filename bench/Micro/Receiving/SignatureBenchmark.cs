using System.Globalization;
using BenchmarkDotNet.Attributes;
using ChatAgency.Simulators.Slack.Signing;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ChatAgency.Micro.Receiving;

/// <summary>Verifying the signature of one event.</summary>
public class SignatureBenchmark
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private readonly byte[] _body = Payloads.Mention();
    private readonly HeaderDictionary _headers = [];
    private readonly SlackSignatures _signatures = new(Options.Create(new SlackOptions { BotToken = "xoxb-1", SigningSecret = Secret }), TimeProvider.System);

    [GlobalSetup]
    public void Sign()
    {
        foreach (var (name, value) in RequestSigner.Headers(Secret, DateTimeOffset.UtcNow, _body)) _headers[name] = value;
        if (!Verify()) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The signature of {_body.Length} bytes is not good."));
    }

    [Benchmark(Description = "verify a signature")]
    public bool Verify() => _signatures.Verify(_headers, _body);
}
