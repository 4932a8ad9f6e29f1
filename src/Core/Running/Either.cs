namespace ChatAgency.Core.Running;

/// <summary>Waits for the first of two tasks, however it ends. Task.WhenAny would go on from the thread pool, beside the conversation.</summary>
internal static class Either
{
    public static async Task EndsAsync(Task one, Task other)
    {
        var first = new TaskCompletionSource();
        _ = EndAsync(one);
        _ = EndAsync(other);
        await first.Task;

        async Task EndAsync(Task task)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            first.TrySetResult();
        }
    }
}
