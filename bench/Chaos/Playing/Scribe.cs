using System.Text.Json.Nodes;
using ChatAgency.Chaos.Asking;
using ChatAgency.Chaos.Recording;
using ChatAgency.Simulators.Slack.Calls;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Views;

namespace ChatAgency.Chaos.Playing;

/// <summary>Writes down what Slack shows, hears and tells.</summary>
internal sealed class Scribe(Playbill bill, History history)
{
    private const int MostText = 20_000;

    /// <summary>A message became visible, was changed or removed.</summary>
    public void Shown(ShownChange change)
    {
        var (message, isBot) = (change.Now, change.Now.IsBot);
        var text = message.Shown.Length <= MostText ? message.Shown : message.Shown[..MostText];
        if (!isBot && !change.IsGone && !message.IsMarkedEdited && Answers.TagIn(message.Text) is { } tag && bill.OfTag(tag) is { } play && play.Count("asked " + tag) == 1)
        {
            history.Add(new Fact
            {
                What = Facts.Asked,
                Tag = tag,
                Channel = change.Channel,
                Thread = change.ThreadTs,
                Ts = message.Ts,
                Answer = Answers.Begin(tag),
                Last = Answers.Last(tag),
                Expect = play.ExpectedOf(tag),
                Detail = play.Scene.Kind.ToString(),
            });
            return;
        }

        history.Add(new Fact
        {
            What = Facts.Shown,
            Channel = change.Channel,
            Thread = change.ThreadTs,
            Ts = message.Ts,
            Bot = isBot,
            Text = change.IsGone ? null : text,
            Gone = change.IsGone ? true : null,
            Marker = message.Marker,
            Revision = message.Revision,
        });
        if (isBot) bill.InChannel(change.Channel)?.Settling.Note(message.Ts, text, change.IsGone);
    }

    /// <summary>An event was sent; those of the app's own writing are left out.</summary>
    public void Tried(BuiltEvent built, Attempt attempt)
    {
        var inner = built.Body["event"];
        if (inner?["bot_id"] is not null || inner?["message"]?["bot_id"] is not null || inner?["previous_message"]?["bot_id"] is not null) return;
        var text = Text(inner) ?? Text(inner?["message"]) ?? Text(inner?["previous_message"]);
        if (text is null || Answers.TagIn(text) is not { } tag) return;
        history.Add(new Fact { What = Facts.Told, Tag = tag, Method = inner?["subtype"]?.ToString() ?? built.Type, Status = attempt.Status, Heard = attempt.Failure, Took = Math.Round(attempt.Elapsed.TotalSeconds, 4), Detail = $"{built.EventId} try {attempt.Number}" });
    }

    /// <summary>The Web API was called.</summary>
    public void Called(RecordedCall call) => history.Add(new Fact
    {
        What = Facts.Call,
        Method = call.Method,
        Channel = call.Channel,
        Ts = call.Ts,
        Thread = call.Call.ThreadTs,
        Marker = call.Marker,
        Revision = call.Revision,
        Effect = call.HasEffect,
        Heard = call.Response,
        Process = call.Call.Via,
    });

    private static string? Text(JsonNode? node) => node?["text"]?.ToString();
}
