using BenchmarkDotNet.Attributes;
using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Routing;
using ChatAgency.Micro.Talking;

namespace ChatAgency.Micro.Routing;

/// <summary>Choosing who answers.</summary>
public class RoutingBenchmark
{
    private readonly ClassifyingRouter _router = new(AgentRoster.BuiltIn());
    private readonly AgentRequest _request = Threads.Request(0);

    [Benchmark(Description = "choose the agent")]
    public object Choose() => _router.Choose(_request);
}
