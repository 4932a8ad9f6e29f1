namespace ChatAgency.Simulators.Models;

/// <summary>What <see cref="ScriptedModel"/> does with one request: an error, or steps of a stream.</summary>
public sealed record ModelScript
{
    /// <summary>The steps, taken in order; a script that runs out of steps finishes the answer.</summary>
    public IReadOnlyList<ModelStep> Steps { get; init; } = [];

    /// <summary>What is waited for before the headers of the answer are sent.</summary>
    public Task? BeforeHeaders { get; init; }

    /// <summary>An HTTP error instead of the steps.</summary>
    public int? Status { get; init; }

    /// <summary>The error's <c>code</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The <c>Retry-After</c> header as it stands.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>These steps.</summary>
    public static ModelScript Of(params IReadOnlyList<ModelStep> steps) => new() { Steps = steps };

    /// <summary>An answer in chunks.</summary>
    public static ModelScript Answer(params IReadOnlyList<string> chunks) => new() { Steps = [.. chunks.Select(static chunk => new ModelStep.Say(chunk))] };

    /// <summary>An answer in which each chunk after the first waits for its gate.</summary>
    public static ModelScript Gated(string first, params IReadOnlyList<(Task Gate, string Chunk)> rest) =>
        new() { Steps = [new ModelStep.Say(first), .. rest.SelectMany(static part => new ModelStep[] { new ModelStep.Gate(part.Gate), new ModelStep.Say(part.Chunk) })] };

    /// <summary>Some text, then silence.</summary>
    public static ModelScript StallAfter(params IReadOnlyList<string> chunks) => new() { Steps = [.. chunks.Select(static chunk => new ModelStep.Say(chunk)), new ModelStep.Stall()] };

    /// <summary>
    /// Some text, then the end of the body without <c>[DONE]</c>, or a broken connection. A broken one may take along
    /// text that the client has not read yet: where it must have read it, put a gate before the cut.
    /// </summary>
    public static ModelScript CutAfter(bool reset, params IReadOnlyList<string> chunks) => new() { Steps = [.. chunks.Select(static chunk => new ModelStep.Say(chunk)), new ModelStep.Cut(reset)] };

    /// <summary>Chunks with a pause before each.</summary>
    public static ModelScript Drip(TimeSpan pause, params IReadOnlyList<string> chunks) =>
        new() { Steps = [.. chunks.SelectMany(chunk => new ModelStep[] { new ModelStep.Pause(pause), new ModelStep.Say(chunk) })] };

    /// <summary>An answer without a word.</summary>
    public static ModelScript Empty() => new() { Steps = [new ModelStep.Finish()] };

    /// <summary>The filter stops the answer after some text.</summary>
    public static ModelScript FilteredAfter(params IReadOnlyList<string> chunks) =>
        new() { Steps = [.. chunks.Select(static chunk => new ModelStep.Say(chunk)), new ModelStep.Finish("content_filter")] };

    /// <summary>HTTP 429.</summary>
    public static ModelScript RateLimited(int retryAfterSeconds) => new()
    {
        Status = 429,
        ErrorCode = "rate_limit_exceeded",
        RetryAfter = retryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>An HTTP error.</summary>
    public static ModelScript Error(int status, string? code = null) => new() { Status = status, ErrorCode = code };

    /// <summary>HTTP 400: question and context are longer than the model takes.</summary>
    public static ModelScript ContextTooLong() => Error(400, "context_length_exceeded");

    /// <summary>HTTP 400: the filter stopped the question.</summary>
    public static ModelScript QuestionFiltered() => Error(400, "content_filter");

    /// <summary>HTTP 401: the key is refused.</summary>
    public static ModelScript KeyRefused() => Error(401, "invalid_api_key");
}
