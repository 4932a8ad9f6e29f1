namespace ChatAgency.Grains.Retaining;

/// <summary>When everything was last looked through, as stored.</summary>
internal sealed class RetentionState
{
    /// <summary>When the last sweep began that came to its end; null before the first.</summary>
    public DateTimeOffset? SweptAt { get; set; }
}
