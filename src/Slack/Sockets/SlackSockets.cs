using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Sockets;

/// <summary>Socket Mode: as many connections to Slack as are set, each replaced before it goes or as soon as it has gone.</summary>
public sealed partial class SlackSockets
{
    /// <summary>Where only an operator can help, Slack is asked again this seldom: what was mended there needs no restart here.</summary>
    private static readonly TimeSpan BetweenRefusals = TimeSpan.FromMinutes(5);

    // One that stood for less than this has not shown that the next will stand.
    private static readonly TimeSpan ProvenAfter = TimeSpan.FromSeconds(10);

    private readonly TicketOffice office;
    private readonly SocketDialer dialer;
    private readonly SocketMetrics metrics;
    private readonly IOptions<SlackOptions> options;
    private readonly TimeProvider clock;
    private readonly ILogger<SlackSockets> logger;
    private string? problem;

    internal SlackSockets(TicketOffice office, SocketDialer dialer, SocketMetrics metrics, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackSockets> logger) =>
        (this.office, this.dialer, this.metrics, this.options, this.clock, this.logger) = (office, dialer, metrics, options, clock, logger);

    /// <summary>How many connections stand.</summary>
    public int Standing => metrics.Standing;

    /// <summary>Why an operator has to do something, as Slack's code; null where nothing is known.</summary>
    public string? Problem => Volatile.Read(ref problem);

    /// <summary>Keeps the connections until it is told to stop; then lets what was taken in be acknowledged.</summary>
    /// <param name="take">Keeps what comes.</param>
    /// <param name="stopping">Ends it.</param>
    public Task RunAsync(EnvelopeTaker take, CancellationToken stopping) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.SocketConnections).Select(_ => KeepOneAsync(take, stopping)));

    private async Task KeepOneAsync(EnvelopeTaker take, CancellationToken stopping)
    {
        var failures = 0;
        var farewells = Task.CompletedTask;
        SlackSocket? former = null;
        while (await ConnectAsync(take, failures, stopping) is { } socket)
        {
            var since = clock.GetTimestamp();
            if (former is not null) farewells = Task.WhenAll(farewells, former.DisposeAsync().AsTask());
            var reason = await EndAsync(socket, stopping);
            metrics.Ended(reason);
            // One that Slack will end soon stays until another stands.
            former = reason == SocketEnd.Warned ? socket : null;
            if (former is null) farewells = Task.WhenAll(farewells, socket.DisposeAsync().AsTask());
            if (reason == SocketEnd.SwitchedOff) await RefusedAsync(reason, stopping);
            failures = clock.GetElapsedTime(since) < ProvenAfter ? failures + 1 : 0;
        }

        await Task.WhenAll(farewells, former?.DisposeAsync().AsTask() ?? Task.CompletedTask);
    }

    /// <summary>A connection that stands, however long it takes; null when it is time to stop.</summary>
    private async Task<SlackSocket?> ConnectAsync(EnvelopeTaker take, int failures, CancellationToken stopping)
    {
        try
        {
            for (; ; failures++)
            {
                await Task.Delay(Backoff.After(failures, Random.Shared.NextDouble()), clock, stopping);
                var ticket = await office.AskAsync(stopping);
                if (ticket is Ticket.Granted granted && await dialer.DialAsync(granted.Address, take, stopping) is { } socket) return Stands(socket);
                metrics.Refused();
                if (ticket is Ticket.Refused refused) await RefusedAsync(refused.Code, stopping);
                else if (failures > 0) Log.Retrying(logger, ticket is Ticket.Later later ? later.Reason : SocketEnd.Broken);
                if (ticket is Ticket.Later { Wait: { } wait }) await Task.Delay(wait, clock, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
    }

    private SlackSocket Stands(SlackSocket socket)
    {
        if (Interlocked.Exchange(ref problem, null) is not null) Log.Back(logger);
        return socket;
    }

    private static async Task<string> EndAsync(SlackSocket socket, CancellationToken stopping)
    {
        try
        {
            return await socket.Ended.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return SocketEnd.Stopping;
        }
    }

    private async Task RefusedAsync(string code, CancellationToken stopping)
    {
        if (Interlocked.Exchange(ref problem, code) != code) Log.Refused(logger, code);
        await Task.Delay(BetweenRefusals * (1 + (Random.Shared.NextDouble() / 5)), clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static partial class Log
    {
        [LoggerMessage(32, LogLevel.Error, "Slack gives no connection of Socket Mode ({Code}), and nothing of Slack's comes in over it until an operator has mended that: SLACK_APP_TOKEN (xapp-, scope connections:write), or Socket Mode in the app's settings. The tool's doctor says more.")]
        public static partial void Refused(ILogger logger, string code);

        [LoggerMessage(33, LogLevel.Information, "A connection of Socket Mode stands again.")]
        public static partial void Back(ILogger logger);

        [LoggerMessage(34, LogLevel.Warning, "No connection of Socket Mode is to be had ({Reason}); trying again.")]
        public static partial void Retrying(ILogger logger, string reason);
    }
}
