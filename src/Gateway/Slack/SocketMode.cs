using ChatAgency.Slack.Sockets;

namespace ChatAgency.Gateway.Slack;

/// <summary>
/// Runs Socket Mode from the moment the process serves to the moment it is asked to stop: what comes before or after that
/// goes to another gateway, or comes again.
/// </summary>
internal sealed class SocketMode(SlackSockets sockets, SocketDoor door, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var onStop = stopping.Token.Register(() => started.TrySetCanceled());
        await started.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await sockets.RunAsync(door.EnterAsync, stopping.Token);
    }
}
