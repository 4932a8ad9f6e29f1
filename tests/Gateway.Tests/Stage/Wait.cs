namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>Waits for what has no event to wait for.</summary>
public static class Wait
{
    public static Task UntilAsync(Func<bool> holds, CancellationToken cancellationToken) =>
        UntilAsync(() => Task.FromResult(holds()), cancellationToken);

    public static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await holds()) await tick.WaitForNextTickAsync(patience.Token);
    }
}
