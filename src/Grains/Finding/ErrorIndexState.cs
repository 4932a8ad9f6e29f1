using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>The error ids of a bucket, as stored.</summary>
internal sealed class ErrorIndexState
{
    /// <summary>By error id.</summary>
    public Dictionary<string, ErrorPlace> Places { get; set; } = [];
}
