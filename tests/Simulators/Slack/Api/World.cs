using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Sockets;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Slack.Workspaces;
using ChatAgency.Simulators.Waiting;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>All teams and what is written in them. Everything here happens under one lock.</summary>
internal sealed class World(TimeProvider time, Changes changes, SocketMode sockets)
{
    private readonly Timestamps _timestamps = new(time);

    public Lock Lock { get; } = new();

    public List<Workspace> Workspaces { get; } = [];

    public SocketMode Sockets => sockets;

    /// <summary>How long posts and edits by the API stay out of what <c>conversations.replies</c> tells.</summary>
    public TimeSpan ReadLag { get; set; }

    /// <summary>A post with a <c>client_msg_id</c> seen before gives back the first one.</summary>
    public bool HonoursClientMessageId { get; set; }

    /// <summary>Told of all that the app itself writes, for the events that it makes. Called under the lock.</summary>
    public Action<Happening> Happened { get; set; } = static _ => { };

    /// <summary>Told of all that becomes visible, whoever wrote it. Called under the lock.</summary>
    public Action<Happening>? Shown { get; set; }

    /// <summary>The app's files, by their ids.</summary>
    public Dictionary<string, SlackFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>What may still open a form, by its id.</summary>
    public Dictionary<string, Trigger> Triggers { get; } = new(StringComparer.Ordinal);

    /// <summary>The forms that are open, in the order in which they were opened.</summary>
    public List<OpenedView> Views { get; } = [];

    /// <summary>What was said to one person alone, in the order in which it was said.</summary>
    public List<Whisper> Whispers { get; } = [];

    public DateTimeOffset Now => time.GetUtcNow();

    public string NextTs() => _timestamps.Next();

    /// <summary>What a press gives the app, to open a form for whoever pressed.</summary>
    public string NewTrigger(string user)
    {
        var id = $"{Guid.NewGuid():N}";
        Triggers[id] = new Trigger(user, Now);
        return id;
    }

    public Workspace? ByToken(string token) => Workspaces.Find(workspace => workspace.FindGrant(token) is not null);

    /// <summary>Adds a message; where it is an echo, the app is told of it.</summary>
    public Happening Post(Workspace workspace, Message message, string text, JsonArray? blocks, JsonObject? metadata, TimeSpan lag, bool isEcho)
    {
        message.Write(new MessageVersion(text, blocks, metadata, Now, Now + lag));
        message.Channel.Add(message);
        return Tell(new Happening(HappeningKind.Posted, workspace, message, Previous: null), isEcho);
    }

    /// <summary>Edits or removes a message; where it is an echo, the app is told of it.</summary>
    public Happening Change(Workspace workspace, Message message, MessageVersion version, bool isEcho)
    {
        var previous = message.Now;
        message.Write(version);
        return Tell(new Happening(version.IsDeleted ? HappeningKind.Deleted : HappeningKind.Changed, workspace, message, previous), isEcho);
    }

    /// <summary>The app says what it is at in a thread.</summary>
    public void SetStatus(Channel channel, string threadTs, string status)
    {
        if (!channel.Statuses.TryGetValue(threadTs, out var said)) channel.Statuses[threadTs] = said = [];
        said.Add(status);
        changes.Signal();
    }

    /// <summary>The app names a thread.</summary>
    public void SetTitle(Channel channel, string threadTs, string title)
    {
        channel.Titles[threadTs] = title;
        changes.Signal();
    }

    /// <summary>The app offers questions in a thread, or above all of them.</summary>
    public void Offer(Channel channel, string? threadTs, IReadOnlyList<OfferedPrompt> prompts)
    {
        channel.Prompts[threadTs ?? ""] = prompts;
        changes.Signal();
    }

    /// <summary>The app says something to one person.</summary>
    public void Tell(Whisper said)
    {
        Whispers.Add(said);
        changes.Signal();
    }

    public ThreadView View(Channel channel, string threadTs)
    {
        lock (Lock)
        {
            var all = channel.Thread(threadTs).ToList();
            return new ThreadView(
                channel.Id,
                threadTs,
                [.. all.Where(static message => !message.IsDeleted).Select(ShownMessage.Of)],
                [.. all.Where(static message => message.IsDeleted).Select(ShownMessage.Of)]);
        }
    }

    private Happening Tell(Happening happening, bool isEcho)
    {
        if (isEcho) Happened(happening);
        Shown?.Invoke(happening);
        changes.Signal();
        return happening;
    }
}
