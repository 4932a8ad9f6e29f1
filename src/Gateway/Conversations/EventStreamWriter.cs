using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatAgency.Core.Views;

namespace ChatAgency.Gateway.Conversations;

/// <summary>Writes changes as server-sent events; what is written goes out at the next <see cref="FlushAsync"/>.</summary>
internal sealed class EventStreamWriter(PipeWriter pipe)
{
    public void Retry(TimeSpan after) => Encoding.UTF8.GetBytes($"retry: {(int)after.TotalMilliseconds}\n\n", pipe);

    public void Heartbeat() => pipe.Write(":\n\n"u8);

    public void Change(ConversationChange change)
    {
        switch (change)
        {
            case ConversationChange.Turn turn:
                Event("turn", change.Position, turn.View, Wire.Json.TurnView);
                break;
            case ConversationChange.Growth growth:
                Event("text", change.Position, new TextGrowth(growth.Number, growth.At, growth.Text), Wire.Json.TextGrowth);
                break;
            case ConversationChange.Erased:
                Encoding.UTF8.GetBytes($"event: erased\nid: {change.Position}\ndata: {{}}\n\n", pipe);
                break;
        }
    }

    public async Task FlushAsync(CancellationToken cancellationToken) => await pipe.FlushAsync(cancellationToken);

    private void Event<T>(string name, string position, T data, JsonTypeInfo<T> type)
    {
        Encoding.UTF8.GetBytes($"event: {name}\nid: {position}\ndata: ", pipe);
        using (var json = new Utf8JsonWriter(pipe, new JsonWriterOptions { Encoder = type.Options.Encoder }))
        {
            JsonSerializer.Serialize(json, data, type);
        }

        pipe.Write("\n\n"u8);
    }
}
