using System.Diagnostics.Tracing;
using ChatAgency.Running.Measuring;
using Microsoft.Diagnostics.NETCore.Client;

namespace ChatAgency.Scale.Measuring;

/// <summary>What a host holds: its managed heap once everything that nobody needs has been collected.</summary>
internal static class Heap
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";

    // A session that asks for this keyword begins with a collection of all generations: GCHeapCollectKeyword.
    private const long Collects = 0x800000;
    private static readonly EventPipeProvider[] s_collect = [new(Runtime, EventLevel.Informational, Collects)];
    private static readonly TimeSpan s_within = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(200);

    /// <summary>In bytes. What had a finalizer is gone with the second collection.</summary>
    public static async Task<double> AfterCollectionAsync(int process, Uri admin, CancellationToken cancellationToken)
    {
        for (var collection = 0; collection < 2; collection++) await CollectAsync(process, admin, cancellationToken);
        return await Metric.SumAsync(admin, "dotnet_gc_last_collection_heap_size_bytes", cancellationToken);
    }

    private static async Task CollectAsync(int process, Uri admin, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_within);
        var before = await CollectionsAsync(admin, patience.Token);
        using var session = await new DiagnosticsClient(process).StartEventPipeSessionAsync(s_collect, requestRundown: false, token: patience.Token);
        while (await CollectionsAsync(admin, patience.Token) <= before) await Task.Delay(s_between, patience.Token);
        await session.StopAsync(patience.Token);
    }

    private static Task<double> CollectionsAsync(Uri admin, CancellationToken cancellationToken) =>
        Metric.SumAsync(admin, "dotnet_gc_collections_total", "gen2", cancellationToken);
}
