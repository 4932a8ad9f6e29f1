namespace ChatAgency.Simulators.Models;

/// <summary>What the model server of <see cref="ModelSimulator"/> answers to a question.</summary>
public sealed record ModelFixture
{
    /// <summary>The answer; ignored where <see cref="Status"/> is set.</summary>
    public string Answer { get; init; } = "";

    /// <summary>An HTTP error status instead of an answer.</summary>
    public int? Status { get; init; }

    /// <summary>The error's <c>code</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The error's message.</summary>
    public string ErrorMessage { get; init; } = "scripted error";

    /// <summary>For status 429: the seconds in <c>Retry-After</c>.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Characters a streamed chunk; 16 where null.</summary>
    public int? ChunkSize { get; init; }

    /// <summary>Milliseconds before each chunk.</summary>
    public int? ChunkDelayMilliseconds { get; init; }

    /// <summary>The stream breaks off after this many chunks.</summary>
    public int? CutAfterChunks { get; init; }

    /// <summary>The <c>finish_reason</c>; <c>stop</c> where null.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Only for this occurrence of the question (from 0); each where null.</summary>
    public int? Occurrence { get; init; }

    /// <summary>Only where a system message holds this.</summary>
    public string? SystemContains { get; init; }
}
