using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Tests.Tools;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Grains.Tests.Auditing;

/// <summary>What waits for the audit, and what does not.</summary>
public sealed class WaitingTests
{
    private readonly FakeTimeProvider _time = new();
    private int _ran;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ToolReach.Computes)]
    [InlineData(ToolReach.Reads)]
    public async Task A_tool_that_only_looks_does_not_wait_for_a_store_that_is_away(ToolReach reach)
    {
        await using var bench = Start(reach);

        await bench.AskAsync("go", Token);

        Assert.Equal(1, _ran);
    }

    [Fact]
    public async Task A_tool_that_writes_does_not_run_where_it_cannot_be_recorded_and_the_model_is_told()
    {
        await using var bench = Start(ToolReach.Writes);

        var asking = bench.AskAsync("go", Token);
        while (!asking.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await asking;
        Assert.Equal(0, _ran);
        Assert.Contains("must be recorded first", bench.Result(), StringComparison.Ordinal);
    }

    private ToolBench Start(ToolReach reach) => ToolBench.Start("count", [ToolBench.Calls("count")], services =>
    {
        services.AddSingleton<TimeProvider>(_time).AddSingleton<AuditWrite>(Away);
        ToolBench.Add(services, new AgencyTool(AIFunctionFactory.Create(() => ++_ran, "count"), reach));
    });

    private static Task Away(int chain, IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
