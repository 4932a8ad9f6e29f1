using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Models;

/// <summary>
/// The model server of the npm package @copilotkit/aimock as a child process: OpenAI's and Azure OpenAI's paths,
/// streamed or whole. It ends with this process, whatever ends it. Without a fitting fixture it echoes the question's
/// hash (<see cref="Question"/>).
/// </summary>
public sealed class ModelSimulator : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);

    private ModelSimulator(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens; the value for <c>AZURE_OPENAI_ENDPOINT</c>.</summary>
    public Uri Address { get; }

    /// <summary>The value for <c>OPENAI_BASE_URL</c>.</summary>
    public Uri OpenAiBaseUrl => new(Address, "v1");

    /// <summary>Starts it on a free port.</summary>
    /// <exception cref="InvalidOperationException">Node.js or the package is missing, or it did not start.</exception>
    public static async Task<ModelSimulator> StartAsync(CancellationToken cancellationToken = default)
    {
        var tests = Path.Combine(RepositoryRoot.Find(), "tests");
        if (!Directory.Exists(Path.Combine(tests, "node_modules", "@copilotkit", "aimock")))
            throw new InvalidOperationException("@copilotkit/aimock is missing: run `npm ci` in tests/.");
        var start = new ProcessStartInfo("node", [Path.Combine(tests, "Simulators", "Models", "aimock.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = tests,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var first = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("aimock ended before it listened.");
        var url = JsonNode.Parse(first)!["url"]!.ToString();
        return new ModelSimulator(process, new Uri(url.TrimEnd('/') + "/"));
    }

    /// <summary>Answers questions that hold this text; the newest fixture that fits is used.</summary>
    public async Task WhenAsync(string questionContains, ModelFixture fixture, CancellationToken cancellationToken = default)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await _process.StandardInput.WriteLineAsync(Entry(questionContains, fixture).ToJsonString().AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
            var answer = await _process.StandardOutput.ReadLineAsync(cancellationToken);
            if (answer?.Contains("\"added\"", StringComparison.Ordinal) != true) throw new InvalidOperationException($"aimock took no fixture: {answer}");
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Answers questions that hold this text with that one.</summary>
    public Task WhenAsync(string questionContains, string answer, CancellationToken cancellationToken = default) =>
        WhenAsync(questionContains, new ModelFixture { Answer = answer }, cancellationToken);

    /// <summary>All requests for answers that it received, in order. Bodies over 64 KB are not kept by the package.</summary>
    public async Task<IReadOnlyList<SeenRequest>> RequestsAsync(CancellationToken cancellationToken = default)
    {
        var journal = JsonNode.Parse(await _client.GetStringAsync(new Uri(Address, "__aimock/journal"), cancellationToken))!.AsArray();
        return [.. journal
            .Where(static entry => entry!["body"] is JsonObject body && body["messages"] is JsonArray)
            .Select(static entry => new SeenRequest(
                entry!["path"]!.ToString(),
                entry["body"]!.AsObject(),
                entry["headers"]!.AsObject().ToDictionary(static pair => pair.Key, static pair => pair.Value?.ToString() ?? "")))];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _client.Dispose();
        _oneAtATime.Dispose();
    }

    private static JsonObject Entry(string questionContains, ModelFixture fixture)
    {
        var match = new JsonObject { ["userMessage"] = questionContains };
        if (fixture.SystemContains is { } system) match["systemMessage"] = system;
        if (fixture.Occurrence is { } occurrence) match["sequenceIndex"] = occurrence;
        var entry = new JsonObject { ["match"] = match, ["response"] = Response(fixture) };
        if (fixture.ChunkSize is { } size) entry["chunkSize"] = size;
        if (fixture.ChunkDelayMilliseconds is { } delay) entry["latency"] = delay;
        if (fixture.CutAfterChunks is { } cut) entry["truncateAfterChunks"] = cut;
        return entry;
    }

    private static JsonObject Response(ModelFixture fixture)
    {
        if (fixture.Status is not { } status)
        {
            var answer = new JsonObject { ["content"] = fixture.Answer };
            if (fixture.FinishReason is { } reason) answer["finishReason"] = reason;
            return answer;
        }

        var error = new JsonObject { ["message"] = fixture.ErrorMessage, ["type"] = "scripted_error", ["code"] = fixture.ErrorCode };
        var response = new JsonObject { ["status"] = status, ["error"] = error };
        if (fixture.RetryAfterSeconds is { } seconds) response["retryAfter"] = seconds;
        return response;
    }
}
