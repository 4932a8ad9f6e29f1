using ChatAgency.Simulators.Serving;
using ChatAgency.Simulators.Slack.Api;
using ChatAgency.Simulators.Slack.Calls;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Faults;
using ChatAgency.Simulators.Slack.OAuth;
using ChatAgency.Simulators.Slack.Pages;
using ChatAgency.Simulators.Slack.Sockets;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Slack.Workspaces;
using ChatAgency.Simulators.Waiting;

namespace ChatAgency.Simulators.Slack;

/// <summary>
/// Slack as a real HTTP server: its Web API with the state behind it, and the events that go out to the app. Ids of
/// channels are looked for in the first workspace unless another is named.
/// </summary>
public sealed partial class SlackSimulator : IAsyncDisposable
{
    private readonly Changes _changes = new();
    private readonly TimeProvider _time;
    private readonly World _world;
    private readonly EventSender _sender;
    private LoopbackServer? _server;

    private SlackSimulator(TimeProvider time)
    {
        _time = time;
        Sockets = new SocketMode(_changes);
        _world = new World(time, _changes, Sockets) { Happened = Echo };
        _sender = new EventSender(time, _changes, Sockets) { Secret = $"{Guid.NewGuid():N}" };
        Calls = new CallLog(_changes);
        OAuth = new OAuthDesk(_world, Calls);
        Limits = new RateLimits(time);
        Workspace = AddWorkspace();
        Channel = Workspace.AddChannel(name: "general");
        User = Workspace.AddUser(displayName: "ann", realName: "Ann Example");
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _server!.Address;

    /// <summary>The value for <c>SLACK_API_BASE_URL</c>.</summary>
    public Uri ApiBaseUrl => new(Address, "api/");

    /// <summary>The first workspace.</summary>
    public Workspace Workspace { get; }

    /// <summary>A public channel in it.</summary>
    public Channel Channel { get; }

    /// <summary>A person in it.</summary>
    public Member User { get; }

    /// <summary>Every call of the Web API.</summary>
    public CallLog Calls { get; }

    /// <summary>The faults to come.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>Socket Mode; off at first.</summary>
    public SocketMode Sockets { get; }

    /// <summary>The events that the app has subscribed to, by their names in its manifest; it hears of no others.</summary>
    public ISet<string> Subscriptions { get; } = new HashSet<string>(AppManifestFile.Events, StringComparer.Ordinal);

    /// <summary>Rate limits; none at first.</summary>
    public RateLimits Limits { get; }

    /// <summary>The secret that events are signed with; drawn at the start.</summary>
    public string SigningSecret
    {
        get => _sender.Secret;
        set => _sender.Secret = value;
    }

    /// <summary>How long posts, edits and deletions by the API stay out of <c>conversations.replies</c>. Zero at first.</summary>
    public TimeSpan ReadLag
    {
        get => _world.ReadLag;
        set => _world.ReadLag = value;
    }

    /// <summary>Whether a <c>client_msg_id</c> that was seen before gives back the first post. False at first: nothing documents it.</summary>
    public bool HonoursClientMessageId
    {
        get => _world.HonoursClientMessageId;
        set => _world.HonoursClientMessageId = value;
    }

    /// <summary>Whether what the app does comes back to it as events, as it does on Slack.</summary>
    public bool SendsEchoes { get; set; } = true;

    /// <summary>Whether events that fail are sent again: at once, after one and after five minutes, times <see cref="ClockScale"/>.</summary>
    public bool RetriesEvents
    {
        get => _sender.Retries;
        set => _sender.Retries = value;
    }

    /// <summary>What Slack's waits between retries are multiplied by; 0.01 at first.</summary>
    public double ClockScale
    {
        get => _sender.ClockScale;
        set => _sender.ClockScale = value;
    }

    /// <summary>How long the app may take to answer an event; three seconds at first, as Slack's.</summary>
    public TimeSpan Patience
    {
        get => _sender.Patience;
        set => _sender.Patience = value;
    }

    /// <summary>Told of each change that people see, at once and in order; it must not take long.</summary>
    public Action<ShownChange>? Shown
    {
        set => _world.Shown = value is null
            ? null
            : happening => value(new ShownChange(
                happening.Message.Channel.Id,
                happening.Message.ThreadTs ?? happening.Message.Ts,
                ShownMessage.Of(happening.Message, withHistory: false),
                happening.Kind == HappeningKind.Deleted));
    }

    /// <summary>Told of each try to deliver an event.</summary>
    public Action<BuiltEvent, Attempt>? Tried
    {
        get => _sender.Tried;
        set => _sender.Tried = value;
    }

    /// <summary>Starts it on a free port.</summary>
    public static async Task<SlackSimulator> StartAsync(TimeProvider? time = null, int port = 0)
    {
        var simulator = new SlackSimulator(time ?? TimeProvider.System);
        var api = new WebApi(simulator._world, simulator.Faults, simulator.Limits, simulator.Calls);
        simulator._server = await LoopbackServer.StartAsync(
            application =>
            {
                application.UseWebSockets();
                application.Map("/link/", (HttpContext context) => simulator.Sockets.ServeAsync(context, simulator._server!.Stopping));
                new SlackPage(simulator).Map(application);
                application.MapPost(Uploading.Path + "{id}", (HttpRequest request, string id) => Uploading.TakeAsync(simulator._world, request, id));
                simulator.OAuth.Map(application);
                application.MapMethods("/api/{method}", ["GET", "POST"], (HttpContext context, string method) => api.HandleAsync(context, method, null, simulator._server!));
                application.MapMethods("/via/{via}/api/{method}", ["GET", "POST"], (HttpContext context, string via, string method) => api.HandleAsync(context, method, via, simulator._server!));
            },
            port);
        simulator.Sockets.Address = simulator.Address;
        return simulator;
    }

    /// <summary>Adds a workspace into which the app is installed by hand; its id is made where none is given.</summary>
    public Workspace AddWorkspace(string? teamId = null)
    {
        lock (_world.Lock)
        {
            var workspace = new Workspace(_world.Workspaces.Count + 1, teamId);
            _world.Workspaces.Add(workspace);
            return workspace;
        }
    }

    /// <summary>The value for <c>SLACK_API_BASE_URL</c> of one process of several: its calls carry this name.</summary>
    public Uri ApiBaseUrlVia(string name) => new(Address, $"via/{name}/api/");

    /// <summary>Sends events to the app at this address from now on.</summary>
    public void SendEventsTo(Uri gateway) => _sender.Targets = [gateway];

    /// <summary>Sends events in turn to these addresses from now on, each try to the next.</summary>
    public void SendEventsTo(IReadOnlyList<Uri> gateways) => _sender.Targets = gateways;

    /// <summary>A thread as people see it now.</summary>
    public ThreadView Thread(string channel, string threadTs, Workspace? workspace = null) => _world.View(Find(channel, workspace), threadTs);

    /// <summary>What the app said it is at in a thread, in order; the last is what Slack shows.</summary>
    public IReadOnlyList<string> Statuses(string channel, string threadTs, Workspace? workspace = null)
    {
        lock (_world.Lock)
        {
            return [.. Find(channel, workspace).Statuses.GetValueOrDefault(threadTs) ?? []];
        }
    }

    /// <summary>Waits until what the app is at in a thread is as wanted; 30 seconds unless told otherwise.</summary>
    /// <exception cref="TimeoutException">It did not become so in time; the message shows what it said.</exception>
    public Task<IReadOnlyList<string>> WaitForStatusAsync(
        string channel, string threadTs, Func<IReadOnlyList<string>, bool> wanted, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _changes.WaitForAsync(() => Statuses(channel, threadTs), wanted, static said => string.Join(", ", said), timeout, cancellationToken);

    internal IReadOnlyDictionary<string, string> Statuses(string channel)
    {
        lock (_world.Lock)
        {
            return Find(channel, null).Statuses.ToDictionary(static said => said.Key, static said => said.Value[^1]);
        }
    }

    internal IReadOnlyList<PageMessage> Messages(string channel)
    {
        lock (_world.Lock)
        {
            return [.. Find(channel, null).All.Where(static message => !message.IsDeleted).Select(PageMessage.Of)];
        }
    }

    /// <summary>Waits until a thread is as wanted; 30 seconds unless told otherwise.</summary>
    /// <exception cref="TimeoutException">It did not become so in time; the message shows the thread.</exception>
    public Task<ThreadView> WaitForAsync(
        string channel, string threadTs, Func<ThreadView, bool> wanted, TimeSpan? timeout = null, Workspace? workspace = null, CancellationToken cancellationToken = default) =>
        _changes.WaitForAsync(() => Thread(channel, threadTs, workspace), wanted, static thread => thread.ToString(), timeout, cancellationToken);

    /// <summary>Waits until no event is on its way any more.</summary>
    public Task WaitForEventsAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _changes.WaitForAsync(() => _sender.Pending, static pending => pending == 0, static pending => $"{pending} events on their way", timeout, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    private void Echo(Happening happening)
    {
        if (SendsEchoes && Hears(happening.Message.Channel)) _sender.Deliver(EventBodies.Of(happening, happening.Kind == HappeningKind.Posted ? happening.Message.Ts : _world.NextTs()));
    }

    private bool Hears(Channel channel) => Subscriptions.Contains($"message.{channel.Kind switch
    {
        ChannelKind.Public => "channels",
        ChannelKind.Private => "groups",
        ChannelKind.Direct => "im",
        _ => "mpim",
    }}");

    private Channel Find(string channel, Workspace? workspace) =>
        (workspace ?? Workspace).FindChannel(channel) ?? throw new ArgumentException($"No channel {channel} there.", nameof(channel));
}
