using System.Text;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack;

/// <content>Signs that people set below messages, and what one person alone is shown: forms, and words.</content>
public sealed partial class SlackSimulator
{
    /// <summary>The forms that were opened for this person, oldest first.</summary>
    public IReadOnlyList<OpenedView> ViewsOf(string user)
    {
        lock (_world.Lock) return [.. _world.Views.Where(view => view.User == user)];
    }

    /// <summary>What the app said to this person alone, oldest first.</summary>
    public IReadOnlyList<Whisper> WhispersTo(string user)
    {
        lock (_world.Lock) return [.. _world.Whispers.Where(said => said.User == user)];
    }

    /// <summary>A person sets a sign below a message, or takes it away. Returns when the event is acknowledged or all tries have failed.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="ts">The message.</param>
    /// <param name="user">The person's id.</param>
    /// <param name="reaction">The emoji's name, without colons.</param>
    /// <param name="isRemoved">True to take it away.</param>
    /// <param name="workspace">The workspace; the first one where null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Delivery> ReactAsync(
        string channel, string ts, string user, string reaction, bool isRemoved = false, Workspace? workspace = null, CancellationToken cancellationToken = default)
    {
        BuiltEvent built;
        lock (_world.Lock) built = ReactionBody.Of(workspace ?? Workspace, Live(Find(channel, workspace), ts), user, reaction, isRemoved, _world.NextTs());
        return await _sender.DeliverAsync(built, 0, null, cancellationToken);
    }

    /// <summary>Delivers an event once more.</summary>
    public Task<Delivery> RedeliverAsync(Delivery delivery, CancellationToken cancellationToken = default) =>
        _sender.DeliverAsync(delivery.Event, 1, "http_timeout", cancellationToken);

    /// <summary>A person writes this into a form's fields and sends it. Slack does not try again; what the app answers is in the body.</summary>
    public Task<RawAnswer> SubmitAsync(OpenedView view, string text, Workspace? workspace = null, CancellationToken cancellationToken = default)
    {
        string payload;
        lock (_world.Lock) payload = SubmissionBody.Of(workspace ?? Workspace, view, text, _world.NewTrigger(view.User)).ToJsonString();
        var body = Encoding.ASCII.GetBytes("payload=" + Uri.EscapeDataString(payload));
        return SendRawAsync(new RawRequest("/slack/interactions", body, "application/x-www-form-urlencoded"), cancellationToken);
    }
}
