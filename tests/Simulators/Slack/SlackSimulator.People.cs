using System.Text;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;
using Microsoft.AspNetCore.Http.Extensions;

namespace ChatAgency.Simulators.Slack;

/// <content>What people do, and what Slack tells the app of it.</content>
public sealed partial class SlackSimulator
{
    /// <summary>A person writes a message. Returns when its events are acknowledged or all tries have failed.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="user">The person's id.</param>
    /// <param name="text">What the person types; escaped as Slack does.</param>
    /// <param name="threadTs">The thread to reply in; null for a new message in the channel.</param>
    /// <param name="mention">Puts a mention of the agency before the text.</param>
    /// <param name="options">How it is told to the app.</param>
    /// <param name="workspace">The workspace; the first one where null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Said> SayAsync(
        string channel, string user, string text, string? threadTs = null, bool mention = false, SayOptions? options = null, Workspace? workspace = null, CancellationToken cancellationToken = default)
    {
        options ??= new SayOptions();
        var happening = Write(channel, user, Compose(text, mention, options, workspace ?? Workspace), threadTs, options.Ts, workspace);
        var events = Events(happening, mention, options);
        var deliveries = await Task.WhenAll(events.Select(built => _sender.DeliverAsync(built, 0, null, cancellationToken)));
        return new Said(channel, happening.Message.Ts, threadTs ?? happening.Message.Ts, deliveries);
    }

    /// <summary>Puts a person's message into a channel and tells nobody: for events that a test sends itself.</summary>
    public string Place(string channel, string user, string text, string? threadTs = null, string? ts = null, Workspace? workspace = null) =>
        Write(channel, user, Escaping.Escape(text), threadTs, ts, workspace).Message.Ts;

    /// <summary>Sends the events of a message once more, as a retry or under new event ids.</summary>
    /// <param name="said">What was said.</param>
    /// <param name="newEventIds">Gives them new ids.</param>
    /// <param name="retryNumber">The <c>X-Slack-Retry-Num</c>; 0 sends no retry headers.</param>
    /// <param name="reason">The <c>X-Slack-Retry-Reason</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<Delivery>> RedeliverAsync(
        Said said, bool newEventIds, int retryNumber = 0, string reason = "http_timeout", CancellationToken cancellationToken = default)
    {
        var events = said.Deliveries.Select(delivery => newEventIds ? delivery.Event.WithNewId() : delivery.Event);
        return await Task.WhenAll(events.Select(built => _sender.DeliverAsync(built, retryNumber, reason, cancellationToken)));
    }

    /// <summary>The author changes a message.</summary>
    public Task<Said> EditAsync(string channel, string ts, string text, Workspace? workspace = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(channel, ts, now => now with { Text = Escaping.Escape(text), Blocks = null, EditedTs = _world.NextTs() }, workspace, cancellationToken);

    /// <summary>Slack unfurls a link of a message: an edit in which no word changes.</summary>
    public Task<Said> UnfurlAsync(string channel, string ts, Workspace? workspace = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(channel, ts, static now => now, workspace, cancellationToken);

    /// <summary>A person removes a message: an own one, or as an admin any other.</summary>
    public Task<Said> DeleteAsync(string channel, string ts, Workspace? workspace = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(channel, ts, static now => now with { IsDeleted = true }, workspace, cancellationToken);

    /// <summary>A person presses a button of a message, a side of its feedback buttons, or chooses an option of a menu. Slack does not try again.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="ts">The message.</param>
    /// <param name="user">The person's id.</param>
    /// <param name="actionId">The button or menu.</param>
    /// <param name="workspace">The workspace; the first one where null.</param>
    /// <param name="option">The side of the feedback buttons, or the option's words.</param>
    /// <param name="isStale">True where the person's screen still shows the message as it was before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Attempt> ClickAsync(
        string channel, string ts, string user, string actionId, Workspace? workspace = null, string? option = null, bool isStale = false, CancellationToken cancellationToken = default)
    {
        var place = Find(channel, workspace);
        string payload;
        lock (_world.Lock)
        {
            var message = isStale ? Before(place, ts, actionId) : Live(place, ts);
            payload = ClickBody.Of(workspace ?? Workspace, place, message, user, actionId, option, _world.NextTs(), _world.NewTrigger(user)).ToJsonString();
        }

        var body = Encoding.ASCII.GetBytes("payload=" + Uri.EscapeDataString(payload));
        return (await _sender.TryAsync("slack/interactions", body, "application/x-www-form-urlencoded", 0, null, cancellationToken)).Attempt;
    }

    /// <summary>A person sends a slash command. Slack does not try again; what it says in return is in <see cref="Attempt.Body"/>.</summary>
    public async Task<Attempt> CommandAsync(string command, string text, string user, string? channel = null, CancellationToken cancellationToken = default)
    {
        var fields = new QueryBuilder
        {
            { "command", command },
            { "text", text },
            { "team_id", Workspace.TeamId },
            { "channel_id", channel ?? Channel.Id },
            { "user_id", user },
            { "api_app_id", Workspace.AppId },
            { "is_enterprise_install", "false" },
            { "response_url", $"https://hooks.slack.example/commands/{Workspace.TeamId}/{Guid.NewGuid():N}" },
            { "trigger_id", $"{Guid.NewGuid():N}" },
        };
        var body = Encoding.ASCII.GetBytes(fields.ToString().TrimStart('?'));
        return (await _sender.TryAsync("slack/commands", body, "application/x-www-form-urlencoded", 0, null, cancellationToken)).Attempt;
    }

    /// <summary>Sends bytes to the app exactly as given, signed unless told otherwise.</summary>
    public Task<RawAnswer> SendRawAsync(RawRequest request, CancellationToken cancellationToken = default) =>
        RawExchange.SendAsync(_sender.Target ?? throw new InvalidOperationException("Name the app's address first: SendEventsTo."), SigningSecret, _time.GetUtcNow(), request, cancellationToken);

    private async Task<Said> ChangeAsync(string channel, string ts, Func<MessageVersion, MessageVersion> change, Workspace? workspace, CancellationToken cancellationToken)
    {
        Happening happening;
        string eventTs;
        lock (_world.Lock)
        {
            var message = Live(Find(channel, workspace), ts);
            var now = _world.Now;
            happening = _world.Change(workspace ?? Workspace, message, change(message.Now) with { WrittenAt = now, ReadableAt = now }, isEcho: false);
            eventTs = _world.NextTs();
        }

        var delivery = await _sender.DeliverAsync(EventBodies.Change(happening, eventTs), 0, null, cancellationToken);
        return new Said(channel, ts, happening.Message.ThreadTs ?? ts, [delivery]);
    }

    private Happening Write(string channel, string user, string text, string? threadTs, string? ts, Workspace? workspace)
    {
        var place = Find(channel, workspace);
        lock (_world.Lock)
        {
            var message = new Message
            {
                Channel = place,
                Ts = ts ?? _world.NextTs(),
                ThreadTs = threadTs,
                User = user,
                ClientMessageId = Guid.NewGuid().ToString(),
            };
            return _world.Post(workspace ?? Workspace, message, text, null, null, TimeSpan.Zero, isEcho: false);
        }
    }

    private List<BuiltEvent> Events(Happening happening, bool mention, SayOptions options)
    {
        var isDirect = happening.Message.Channel.Kind == ChannelKind.Direct;
        var events = new List<BuiltEvent>();
        if (options.WithMessageEvent && Hears(happening.Message.Channel)) events.Add(EventBodies.Message(happening, happening.Message.Ts));
        if (mention && !isDirect && options.WithMentionEvent && Subscriptions.Contains("app_mention")) events.Insert(options.MentionFirst ? 0 : events.Count, EventBodies.Mention(happening, _world.NextTs()));
        return events;
    }

    private static string Compose(string text, bool mention, SayOptions options, Workspace workspace) =>
        (mention ? $"<@{workspace.BotUserId}> " : "") + (options.IsRaw ? text : Escaping.Escape(text));

    /// <summary>The message as it was when it last had this button.</summary>
    private static Message Before(Channel channel, string ts, string actionId)
    {
        var message = channel.Find(ts)!;
        var before = new Message { Channel = channel, Ts = message.Ts, ThreadTs = message.ThreadTs, User = message.User, BotId = message.BotId, AppId = message.AppId };
        before.Write(message.Versions.Last(version => version.Blocks?.ToJsonString().Contains($"\"{actionId}\"", StringComparison.Ordinal) == true) with { IsDeleted = false });
        return before;
    }

    private static Message Live(Channel channel, string ts) =>
        channel.Find(ts) is { IsDeleted: false } message ? message : throw new ArgumentException($"No message {ts} in {channel.Id}.", nameof(ts));
}
