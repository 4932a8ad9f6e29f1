using System.Text.Json.Serialization;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Core.Keeping;

/// <summary>One part's place in the thread: reserving until its post is known, then held.</summary>
public sealed record Slot
{
    /// <summary>What its post carries; random, and written before the post.</summary>
    public required Marker Marker { get; init; }

    /// <summary>The latest moment at which a post under this marker may still be on its way.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>The post; null while reserving. What is held is never deleted.</summary>
    public PostId? Post { get; init; }

    /// <summary>When the post was first known.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>True once the outcome of a post under this marker was unknown: others may stand beside the held one.</summary>
    public bool MayHaveTwin { get; init; }

    /// <summary>True once the outcome of an update was unknown: an older text may still land on the post.</summary>
    public bool MayFallBack { get; init; }

    /// <summary>How many activations in a row took over since its post was begun last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Takeovers { get; init; }

    /// <summary>How often an activation that does not run the turn saw an older text come back to its post: the one that runs it looks again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Doubts { get; init; }

    /// <summary>How often this part lost its post and got another; one replacement is made.</summary>
    public int Replacements { get; init; }

    /// <summary>True where editing is forbidden: the post is made only when the result is known, with the result as its text.</summary>
    public bool PostsResult { get; init; }

    /// <summary>The post to remove once this slot holds its own.</summary>
    public PostId? Replaces { get; init; }
}
