using BenchmarkDotNet.Attributes;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Micro.Receiving;

/// <summary>Reading what an event asks of the agency.</summary>
public class PayloadBenchmark
{
    private const string Json = "application/json";
    private readonly byte[] _mention = Payloads.Mention();
    private readonly byte[] _chatter = Payloads.Chatter();
    private readonly SlackInbound _inbound = new(Options.Create(new SlackOptions()));

    [GlobalSetup]
    public void Check()
    {
        if (Mention() is not InboundAction.Message || Chatter() is not InboundAction.Ignored) throw new InvalidOperationException("The payloads are not read as what they are.");
    }

    [Benchmark(Description = "read a mention")]
    public object Mention() => _inbound.Map(_mention, Json);

    [Benchmark(Description = "read chatter")]
    public object Chatter() => _inbound.Map(_chatter, Json);
}
