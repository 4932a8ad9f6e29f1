using System.Collections.ObjectModel;
using System.Diagnostics;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>What the in-memory exporter writes into: it may be read meanwhile, and waited for.</summary>
internal sealed class SpanList : Collection<Activity>
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal IReadOnlyList<Activity> All
    {
        get
        {
            lock (_gate) return [.. Items];
        }
    }

    /// <summary>Waits for such a span, half a minute at most for each that comes before it.</summary>
    internal async Task UntilAsync(Func<Activity, bool> wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (Items.Any(wanted)) return;
                more = _more.Task;
            }

            await more.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }
    }

    protected override void InsertItem(int index, Activity item)
    {
        lock (_gate) base.InsertItem(index, item);
        Interlocked.Exchange(ref _more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
