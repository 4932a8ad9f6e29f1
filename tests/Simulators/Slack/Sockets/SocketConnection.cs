using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Sockets;

/// <summary>One connection of an app.</summary>
internal sealed class SocketConnection(WebSocket socket, Action abort, Func<string?, bool> heard) : IDisposable
{
    private static int s_drawn;
    private readonly ConcurrentDictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>In the order in which they came.</summary>
    public int Number { get; } = Interlocked.Increment(ref s_drawn);

    public void Abort() => abort();

    // A send may still be under way, and a semaphore whose handle nobody took has nothing to give back.
    public void Dispose() => _waiting.Clear();

    public async Task SendAsync(JsonObject message, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            throw new IOException("The connection is gone.", gone);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Sends an envelope and waits for its acknowledgement; gives the payload that came with it.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<string?> AskAsync(string id, JsonObject envelope, CancellationToken cancellationToken)
    {
        var waiting = _waiting[id] = new Waiting(envelope["accepts_response_payload"]?.GetValue<bool>() == true);
        try
        {
            await SendAsync(envelope, cancellationToken);
            return await waiting.Answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Reads until the app or the network ends it.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close) break;
                Heed(buffer.AsSpan(0, length));
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The end.
        }
    }

    public void FailAll()
    {
        foreach (var waiting in _waiting.Values) waiting.Answer.TrySetException(new IOException("The connection broke."));
    }

    private void Heed(ReadOnlySpan<byte> message)
    {
        if (Parsed(message) is not { } said || said["envelope_id"]?.ToString() is not { } id) heard("no envelope_id");
        else if (_waiting.TryGetValue(id, out var waiting))
        {
            var payload = said["payload"];
            if (heard(payload is not null && !waiting.TakesAnswer ? "a payload that nobody takes" : null)) waiting.Answer.TrySetResult(payload?.ToJsonString());
        }
    }

    private static JsonObject? Parsed(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonNode.Parse(message) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Waiting(bool TakesAnswer)
    {
        public TaskCompletionSource<string?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
