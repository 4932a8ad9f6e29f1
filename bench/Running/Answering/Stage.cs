using System.Collections.Concurrent;
using ChatAgency.Running.Sending;
using ChatAgency.Running.Targets;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Running.Answering;

/// <summary>Slack and the model of a run, and a watch over every thread that something was asked in.</summary>
public sealed class Stage : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, AskedThread> _threads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Asked> _asked = new(StringComparer.Ordinal);
    private readonly SlackSimulator _slack;
    private readonly ScriptedModel _model;
    private int _stray;

    private Stage(SlackSimulator slack, ScriptedModel model)
    {
        (_slack, _model) = (slack, model);
        (slack.Calls.Keeps, model.Keeps, slack.RetriesEvents) = (false, false, false);
        slack.Shown = Shown;
        model.Default = request => (Script ?? Talk.Script)(request);
        model.Ended = Ended;
    }

    /// <summary>How the model speaks from now on.</summary>
    public Talk Talk { get; set; } = new(TimeSpan.Zero, 5, TimeSpan.Zero);

    /// <summary>What the model does instead of <see cref="Talk"/>; null for that.</summary>
    public Func<SeenRequest, ModelScript>? Script { get; set; }

    public static async Task<Stage> StartAsync() => new(await SlackSimulator.StartAsync(), await ScriptedModel.StartAsync());

    /// <summary>What targets are told of it.</summary>
    /// <param name="folder">Where they may keep files.</param>
    public Outside Outside(string folder) => new(_slack, _model, folder);

    /// <summary>The app's own posts and edits go there as events from now on, as on Slack.</summary>
    public void EchoTo(params IReadOnlyList<Uri> doors) => _slack.SendEventsTo(doors);

    /// <summary>The way in to a target.</summary>
    public Door DoorTo(Uri address) => new(address, _slack.SigningSecret);

    /// <summary>A channel that nothing was said in.</summary>
    /// <param name="id">Its id; null for a fresh one.</param>
    public Channel NewChannel(string? id = null) => _slack.Workspace.AddChannel(id);

    /// <summary>Somebody asks, in a thread or by a new message; the event's body is what tells the target.</summary>
    public (AskedThread Thread, Asked Asked, byte[] Body) Ask(string channel, AskedThread? thread = null)
    {
        var question = Question.New("What do we know of this, and what follows from it for the week to come?");
        var asked = new Asked(question, Talk.Answer(question.AnswerTag));
        var ts = _slack.Place(channel, _slack.User.Id, question.Text, thread?.Root);
        thread ??= Thread(channel, ts);
        thread.Ask(asked);
        _asked[question.AnswerTag] = asked;
        return (thread, asked, EventBody.Mention(_slack.Workspace, channel, _slack.User.Id, question.Text, ts, thread.Root));
    }

    /// <summary>Somebody says something that others may then talk of: a thread in which nothing is asked yet.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="root">Its ts, where it began long ago; null for now.</param>
    public AskedThread Begin(string channel, string? root = null) => Thread(channel, _slack.Place(channel, _slack.User.Id, "There is something to be said of this.", ts: root));

    /// <summary>Somebody says something that is not for the agency.</summary>
    public byte[] Chatter(string channel)
    {
        var ts = _slack.Place(channel, _slack.User.Id, "Lunch at one?");
        return EventBody.Chatter(_slack.Workspace, channel, _slack.User.Id, "Lunch at one, or shall we wait for the others? They come at half past.", ts);
    }

    /// <summary>How many posts and edits there were where nobody had asked.</summary>
    public int Stray => _stray;

    /// <summary>The id of the workspace.</summary>
    public string Team => _slack.Workspace.TeamId;

    /// <summary>Forgets all threads, for the next run.</summary>
    public void Forget()
    {
        _threads.Clear();
        _asked.Clear();
    }

    /// <summary>Waits until none of the app's own posts and edits is on its way to it any more.</summary>
    public Task RestAsync(CancellationToken cancellationToken) => _slack.WaitForEventsAsync(TimeSpan.FromSeconds(60), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _slack.DisposeAsync();
        await _model.DisposeAsync();
    }

    private AskedThread Thread(string channel, string root) => _threads[channel + root] = new AskedThread(channel, root);

    private void Shown(ShownChange change)
    {
        if (!change.Now.IsBot) return;
        if (_threads.TryGetValue(change.Channel + change.ThreadTs, out var thread)) thread.Shown(change);
        else Interlocked.Increment(ref _stray);
    }

    private void Ended(ModelExchange exchange)
    {
        if (exchange.EndedAt is { } at && _asked.TryGetValue(Question.EchoOf(exchange.Request.Question), out var asked)) asked.ModelTime = at - exchange.At;
    }
}
