namespace ChatAgency.Grains.Resuming;

/// <summary>The marks of one shard, as stored.</summary>
internal sealed class OpenMarksState
{
    /// <summary>The last generation given.</summary>
    public long Generation { get; set; }

    /// <summary>Conversation to generation.</summary>
    public Dictionary<string, long> Marks { get; set; } = [];
}
