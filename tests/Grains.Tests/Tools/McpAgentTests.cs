using ChatAgency.Core.Agents;
using ChatAgency.Simulators.Tools;
using ChatAgency.Toolbox;
using ChatAgency.Toolbox.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Grains.Tests.Tools;

/// <summary>An agent uses the tools of a real MCP server.</summary>
public sealed class McpAgentTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_agent_asks_a_real_server_over_standard_input_and_over_HTTP(bool overHttp)
    {
        using var server = overHttp ? await EverythingServer.StartAsync() : null;
        var settings = new ToolServerOptions { Tools = ["echo", "get-sum"], Reading = ["echo", "get-sum"] };
        if (server is null) (settings.Command, settings.Arguments) = ("node", [EverythingServer.Script, "stdio"]);
        else settings.Address = server.Address;
        await using var bench = ToolBench.Start("every_*", [ToolBench.Calls("every_get-sum", ("a", 40), ("b", 2)), ToolBench.Says("It is 42.")], services =>
        {
            services.AddToolbox();
            services.Configure<ServerOptions>(options => options.Servers["every"] = settings);
        });

        var steps = await bench.AskAsync("what is 40 and 2?", TestContext.Current.CancellationToken);

        Assert.Equal(["every_echo", "every_get-sum"], bench.Model.Calls.First().Options!.Tools!.Select(static tool => tool.Name));
        Assert.Contains("The sum of 40 and 2 is 42.", bench.Result(), StringComparison.Ordinal);
        Assert.Equal(["Asking every", "Asking every"], steps.OfType<AgentStep.Work>().Select(static step => step.Item.Title));
        Assert.Equal("It is 42.", string.Concat(steps.OfType<AgentStep.Text>().Select(static step => step.Delta)));
    }
}
