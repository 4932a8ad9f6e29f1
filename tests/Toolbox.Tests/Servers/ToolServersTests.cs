using ChatAgency.Plugins;
using ChatAgency.Simulators.Tools;
using ChatAgency.Toolbox.Servers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Toolbox.Tests.Servers;

/// <summary>A real MCP server as a source of tools.</summary>
public sealed class ToolServersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_started_gives_the_listed_tools_and_runs_them()
    {
        await using var servers = Servers(Started());

        var tools = await servers.ToolsAsync(static _ => true, Token);

        Assert.Equal(["every_echo", "every_get-env", "every_get-sum", "every_get-tiny-image"], tools.Select(static tool => tool.Function.Name).Order(StringComparer.Ordinal));
        Assert.Equal([ToolReach.Reads, ToolReach.Writes], new[] { "every_echo", "every_get-sum" }.Select(name => tools.Single(tool => tool.Function.Name == name).Reach));
        Assert.True(tools.Single(static tool => tool.Function.Name == "every_get-sum").NeedsApproval);
        Assert.Equal("Echo: hello", await CallAsync(tools, "every_echo", ("message", "hello")));
        Assert.Contains("[image, not shown]", await CallAsync(tools, "every_get-tiny-image"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_started_gets_none_of_the_agencys_secrets()
    {
        Environment.SetEnvironmentVariable("SLACK_BOT_TOKEN", "xoxb-canary");
        await using var servers = Servers(Started(static options => options.Environment["GIVEN"] = "to it"));

        var environment = await CallAsync(await servers.ToolsAsync(static _ => true, Token), "every_get-env");

        Assert.DoesNotContain("canary", environment, StringComparison.Ordinal);
        Assert.Contains("to it", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_over_HTTP_that_was_away_is_reached_again()
    {
        var time = new FakeTimeProvider();
        var server = await EverythingServer.StartAsync();
        await using var servers = Servers(Listening(server.Address), time);
        var tools = await servers.ToolsAsync(static _ => true, Token);
        Assert.Equal("Echo: one", await CallAsync(tools, "every_echo", ("message", "one")));

        server.Dispose();
        await Assert.ThrowsAsync<ToolFaultException>(() => CallAsync(tools, "every_echo", ("message", "two")));
        Assert.Empty(await servers.ToolsAsync(static _ => true, Token));
        using var again = await EverythingServer.StartAsync(server.Port);
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.NotEmpty(await servers.ToolsAsync(static _ => true, Token));
        Assert.Equal("Echo: three", await CallAsync(tools, "every_echo", ("message", "three")));
    }

    [Fact]
    public async Task A_dead_server_costs_the_others_nothing_and_is_not_tried_at_once_again()
    {
        await using var servers = Servers(new ServerOptions
        {
            Servers = { ["dead"] = new() { Command = "no-such-program", Tools = ["*"] }, ["every"] = Started().Servers["every"] },
        });

        for (var i = 0; i < 3; i++) Assert.Equal(4, (await servers.ToolsAsync(static _ => true, Token)).Count);
    }

    [Fact]
    public async Task A_server_none_of_whose_tools_is_wanted_is_not_started()
    {
        await using var servers = Servers(new ServerOptions { Servers = { ["dead"] = new() { Command = "no-such-program", Tools = ["look"] } } });

        Assert.Empty(await servers.ToolsAsync(static name => name == "calculator", Token));
    }

    [Fact]
    public async Task What_a_server_refuses_is_told_to_the_model()
    {
        await using var servers = Servers(Started());

        var fault = await Assert.ThrowsAsync<ToolFaultException>(async () => await CallAsync(await servers.ToolsAsync(static _ => true, Token), "every_echo"));

        Assert.Contains("message", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("every", "node", null, true)]
    [InlineData("every", null, "https://mcp.example/mcp", true)]
    [InlineData("every", null, "http://127.0.0.1:3001/mcp", true)]
    [InlineData("every", null, "http://mcp.example/mcp", false)]
    [InlineData("every", "node", "https://mcp.example/mcp", false)]
    [InlineData("every", null, null, false)]
    [InlineData("a_b", "node", null, false)]
    public void A_server_that_cannot_be_meant_is_a_fault_at_the_start(string name, string? command, string? address, bool isValid)
    {
        var options = new ServerOptions { Servers = { [name] = new() { Command = command, Address = address, Tools = ["*"] } } };

        Assert.Equal(isValid, new ServerOptionsValidator().Validate(null, options).Succeeded);
        options.Servers[name].Tools = [];
        Assert.True(new ServerOptionsValidator().Validate(null, options).Failed);
    }

    private static ToolServers Servers(ServerOptions options, TimeProvider? time = null) =>
        new(Options.Create(options), time ?? TimeProvider.System, NullLogger<ToolServers>.Instance);

    private static ServerOptions Started(Action<ToolServerOptions>? with = null)
    {
        var server = new ToolServerOptions { Command = "node", Arguments = [EverythingServer.Script, "stdio"], Tools = ["echo", "get-sum", "get-env", "get-tiny*"], Reading = ["echo", "get-env", "get-tiny*"], Approved = ["get-sum"] };
        with?.Invoke(server);
        return new ServerOptions { ConnectSeconds = 60, Servers = { ["every"] = server } };
    }

    private static ServerOptions Listening(string address) =>
        new() { ConnectSeconds = 60, Servers = { ["every"] = new() { Address = address, Tools = ["echo"], Reading = ["echo"] } } };

    private static async Task<string> CallAsync(IReadOnlyList<AgencyTool> tools, string name, params (string Name, object? Value)[] arguments) =>
        (await tools.Single(tool => tool.Function.Name == name).Function.InvokeAsync(new AIFunctionArguments(arguments.ToDictionary(static one => one.Name, static one => one.Value)), Token))!.ToString()!;
}
