using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Slack.Sockets;

/// <summary>One connection, from Slack's hello to its end. It reads on while it is being left, until what came is acknowledged.</summary>
internal sealed partial class SlackSocket : IAsyncDisposable
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource<string> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource gone = new();
    private readonly Tally answering = new();
    private readonly SocketStream stream;
    private readonly EnvelopeTaker take;
    private readonly SocketMetrics metrics;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Task reading;

    /// <param name="stream">The connection, after its hello.</param>
    /// <param name="take">Keeps what comes.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="clock">Measures the goodbye.</param>
    /// <param name="logger">Is told what nobody else sees.</param>
    public SlackSocket(SocketStream stream, EnvelopeTaker take, SocketMetrics metrics, TimeProvider clock, ILogger logger)
    {
        (this.stream, this.take, this.metrics, this.clock, this.logger) = (stream, take, metrics, clock, logger);
        metrics.Opened();
        reading = ReadAsync();
    }

    /// <summary>Why it is to be left, one of <see cref="SocketEnd"/>; it may still bring envelopes after that.</summary>
    public Task<string> Ended => ended.Task;

    /// <summary>Lets what was taken in be acknowledged, says goodbye and closes. Does not throw.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(LongestGoodbye, clock);
        try
        {
            await answering.NoneAsync().WaitAsync(limit.Token);
            await stream.CloseAsync(limit.Token);
            await reading.WaitAsync(limit.Token);
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            // It was gone before; what is not acknowledged comes again over another.
        }

        await gone.CancelAsync();
        await reading;
        stream.Dispose();
        gone.Dispose();
    }

    public static bool IsEnd(Exception fault) =>
        fault is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    private async Task ReadAsync()
    {
        await Task.Yield();
        try
        {
            while (await stream.ReadAsync(gone.Token) is { } message) Heed(SocketReading.Read(message));
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            // Told below.
        }

        metrics.Closed();
        ended.TrySetResult(SocketEnd.Broken);
    }

    private void Heed(SocketMessage message)
    {
        switch (message)
        {
            case SocketMessage.Envelope { Content: var envelope }:
                answering.Enter();
                _ = AnswerAsync(envelope);
                break;
            case SocketMessage.Disconnect { Reason: SocketEnd.SwitchedOff }:
                ended.TrySetResult(SocketEnd.SwitchedOff);
                break;
            case SocketMessage.Disconnect:
                ended.TrySetResult(SocketEnd.Warned);
                break;
            case SocketMessage.Unknown unknown:
                Log.Unknown(logger, unknown.Reason);
                break;
        }
    }

    private async Task AnswerAsync(SocketEnvelope envelope)
    {
        try
        {
            if (envelope.Attempt > 0) metrics.Redelivered();
            var acknowledgement = await take(envelope);
            if (acknowledgement is null || !await IsSaidAsync(acknowledgement.Of(envelope))) metrics.Unacknowledged();
        }
        catch (Exception fault)
        {
            Log.NotTaken(logger, envelope.Type, fault);
            metrics.Unacknowledged();
        }
        finally
        {
            answering.Leave();
        }
    }

    /// <summary>False where the connection broke: Slack sends it again, and whoever kept it knows it then.</summary>
    private async Task<bool> IsSaidAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            await stream.WriteAsync(message, gone.Token);
            return true;
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(31, LogLevel.Warning, "Slack sent something over Socket Mode that nobody knows: {Reason}.")]
        public static partial void Unknown(ILogger logger, string reason);

        [LoggerMessage(35, LogLevel.Error, "An envelope of {Type} was not taken in; Slack will send it again.")]
        public static partial void NotTaken(ILogger logger, string type, Exception fault);
    }
}
