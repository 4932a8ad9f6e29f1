namespace ChatAgency.Grains.Alerting;

/// <summary>Does something again and again while a silo is active.</summary>
internal static class Rounds
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>From the silo's active stage on, every ten seconds, until it leaves that stage.</summary>
    public static void EachRound(this ISiloLifecycle lifecycle, string name, TimeProvider time, Action look)
    {
        var stopping = new CancellationTokenSource();
        var running = Task.CompletedTask;
        lifecycle.Subscribe(name, ServiceLifecycleStage.Active, StartAsync, StopAsync);

        Task StartAsync(CancellationToken cancellationToken)
        {
            running = RunAsync(time, look, stopping.Token);
            return Task.CompletedTask;
        }

        async Task StopAsync(CancellationToken cancellationToken)
        {
            await stopping.CancelAsync();
            await running;
            stopping.Dispose();
        }
    }

    private static async Task RunAsync(TimeProvider time, Action look, CancellationToken stopping)
    {
        using var pace = new PeriodicTimer(Pause, time);
        try
        {
            while (await pace.WaitForNextTickAsync(stopping)) look();
        }
        catch (OperationCanceledException)
        {
            // The silo leaves.
        }
    }
}
