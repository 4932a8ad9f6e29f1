using System.Collections.Concurrent;
using ChatAgency.Gateway.Slack;
using ChatAgency.Gateway.Tests.Stage;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Gateway.Tests.Slack;

/// <summary>A gateway that reaches a simulated Slack by Socket Mode alone, with its clock in the test's hands.</summary>
internal sealed class SocketHost : IAsyncDisposable
{
    private const int MostSteps = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly WebApplication app;

    private SocketHost(WebApplication app, SlackSimulator slack, FakeTimeProvider clock, ConcurrentQueue<string> log) => (this.app, Slack, Clock, Log) = (app, slack, clock, log);

    public SlackSimulator Slack { get; }

    public FakeTimeProvider Clock { get; }

    public ConcurrentQueue<string> Log { get; }

    /// <summary>Starts it, and waits for its two connections unless told otherwise.</summary>
    public static async Task<SocketHost> StartAsync(StageCluster cluster, Action<SlackSimulator>? prepare = null, int connections = 2)
    {
        var slack = await SlackSimulator.StartAsync();
        slack.Sockets.IsOn = true;
        // Slack's own waits between tries would be the test's.
        slack.ClockScale = 0.001;
        prepare?.Invoke(slack);
        var (clock, log) = (new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225600)), new ConcurrentQueue<string>());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(new LogLines(log));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:BotToken"] = slack.Workspace.BotToken,
            ["Slack:AppToken"] = slack.Sockets.AppToken,
            ["Slack:ApiBaseUrl"] = slack.ApiBaseUrl.ToString(),
        });
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IGrainFactory>(cluster.Client);
        builder.Services.AddSlackInbound().AddSlackDoors().AddSocketMode();
        var app = builder.Build();
        await app.StartAsync();
        var host = new SocketHost(app, slack, clock, log);
        await host.StandAsync(connections);
        return host;
    }

    /// <summary>Waits until so many connections stand.</summary>
    public Task StandAsync(int connections) =>
        Slack.Sockets.WaitForAsync(sockets => sockets.Standing == connections, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The same while time goes by, a second at a step unless told otherwise: tries to connect are spread over it.</summary>
    public async Task StandInTimeAsync(int connections, int opened = 0, TimeSpan? step = null)
    {
        for (var steps = 0; ; steps++)
        {
            Clock.Advance(step ?? TimeSpan.FromSeconds(1));
            try
            {
                // By this clock a call that is on its way would soon be late: between two steps it gets time to end, however busy the machine is.
                await Slack.Sockets.WaitForAsync(sockets => sockets.Standing == connections && sockets.Opened >= opened, Pause, TestContext.Current.CancellationToken);
                return;
            }
            catch (TimeoutException) when (steps < MostSteps)
            {
                // Another step.
            }
        }
    }

    /// <summary>A person mentions the agency, and gives what was said and the conversation it begins.</summary>
    public async Task<(Said Said, StagedConversation Conversation)> MentionAsync(string? ts = null)
    {
        var said = await Slack.SayAsync(Slack.Channel.Id, Slack.User.Id, "what?", mention: true, options: new SayOptions { Ts = ts }, cancellationToken: TestContext.Current.CancellationToken);
        return (said, Conversation(said.Ts));
    }

    public StagedConversation Conversation(string ts) => StagedConversation.Of($"slack/{Slack.Workspace.TeamId}/{Slack.Channel.Id}:{ts}");

    public async Task<HealthStatus> HealthAsync() =>
        (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["slack"].Status;

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
