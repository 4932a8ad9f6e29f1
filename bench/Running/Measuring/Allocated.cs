namespace ChatAgency.Running.Measuring;

/// <summary>Reads from <c>/metrics</c> how many bytes a host of the agency has allocated since its start.</summary>
public static class Allocated
{
    private const string Name = "dotnet_gc_heap_total_allocated_bytes_total";

    /// <param name="admin">The host's <c>ADMIN_PORT</c>; null where it has none, which gives null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<double?> ByAsync(Uri? admin, CancellationToken cancellationToken) =>
        admin is null ? null : await Metric.SumAsync(admin, Name, cancellationToken);
}
