using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Events;

/// <summary>An event as it goes over the wire.</summary>
/// <param name="EventId">Its <c>event_id</c>.</param>
/// <param name="Type">The inner event's type.</param>
/// <param name="Body">The whole body.</param>
public sealed record BuiltEvent(string EventId, string Type, JsonObject Body)
{
    /// <summary>The same event under another id.</summary>
    public BuiltEvent WithNewId()
    {
        var body = Body.DeepClone().AsObject();
        var id = NewId();
        body["event_id"] = id;
        return new BuiltEvent(id, Type, body);
    }

    internal static string NewId() => "Ev" + Guid.NewGuid().ToString("N")[..12].ToUpperInvariant();
}
