using System.Text.Json.Nodes;
using ChatAgency.Simulators.Serving;
using ChatAgency.Simulators.Waiting;

namespace ChatAgency.Simulators.Models;

/// <summary>
/// A model server whose every step a test scripts: OpenAI's <c>/v1/chat/completions</c> and Azure OpenAI's
/// <c>/openai/deployments/{name}/chat/completions</c>. A request without a script is answered with its question's hash
/// (<see cref="Question"/>).
/// </summary>
public sealed class ScriptedModel : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ModelExchange> _exchanges = [];
    private readonly List<Rule> _rules = [];
    private readonly Changes _changes = new();
    private readonly TimeProvider _time;
    private LoopbackServer? _server;

    private ScriptedModel(TimeProvider time) => _time = time;

    /// <summary>Where it listens; the value for <c>AZURE_OPENAI_ENDPOINT</c>.</summary>
    public Uri Address => _server!.Address;

    /// <summary>The value for <c>OPENAI_BASE_URL</c>.</summary>
    public Uri OpenAiBaseUrl => new(Address, "v1");

    /// <summary>Whether the list of models is refused, as to a key that is none.</summary>
    public bool RefusesKeys { get; set; }

    /// <summary>What a request without a script gets; null for the echo.</summary>
    public Func<SeenRequest, ModelScript>? Default { get; set; }

    /// <summary>Told of each request that has ended.</summary>
    public Action<ModelExchange>? Ended { get; set; }

    /// <summary>Whether requests stay in <see cref="Exchanges"/>; a long run lets them go.</summary>
    public bool Keeps { get; set; } = true;

    /// <summary>The value for <c>OPENAI_BASE_URL</c> of one process of several: the paths of its requests carry this name.</summary>
    public Uri OpenAiBaseUrlVia(string name) => new(Address, $"via/{name}/v1");

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<ModelExchange> Exchanges
    {
        get
        {
            lock (_lock) return [.. _exchanges];
        }
    }

    /// <summary>Starts it on a free port.</summary>
    public static async Task<ScriptedModel> StartAsync(TimeProvider? time = null)
    {
        var model = new ScriptedModel(time ?? TimeProvider.System);
        model._server = await LoopbackServer.StartAsync(application =>
        {
            application.MapPost("/v1/chat/completions", context => model.AnswerAsync(context, deployment: null));
            application.MapGet("/v1/models", context => model.ListAsync(context));
            application.MapPost("/via/{via}/v1/chat/completions", context => model.AnswerAsync(context, deployment: null));
            application.MapPost("/openai/deployments/{deployment}/chat/completions", (HttpContext context, string deployment) => model.AnswerAsync(context, deployment));
        });
        return model;
    }

    /// <summary>The next requests are answered by these scripts, one each.</summary>
    public void Next(params IReadOnlyList<ModelScript> scripts)
    {
        foreach (var script in scripts) When(static _ => true, script, uses: 1);
    }

    /// <summary>Requests that fit are answered by this script, this many times.</summary>
    public void When(Func<SeenRequest, bool> fits, ModelScript script, int uses = int.MaxValue)
    {
        lock (_lock) _rules.Add(new Rule(fits, script, uses));
    }

    /// <summary>Requests whose last user message holds this text are answered by this script.</summary>
    public void When(string questionContains, ModelScript script, int uses = int.MaxValue) =>
        When(request => request.Question.Contains(questionContains, StringComparison.Ordinal), script, uses);

    /// <summary>Waits until the requests are as wanted; 30 seconds unless told otherwise.</summary>
    /// <exception cref="TimeoutException">They did not become so in time.</exception>
    public Task<IReadOnlyList<ModelExchange>> WaitForAsync(
        Func<IReadOnlyList<ModelExchange>, bool> wanted, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _changes.WaitForAsync(
            () => Exchanges,
            wanted,
            static exchanges => string.Join('\n', exchanges.Select(static exchange => $"{exchange.Request.Question} -> {exchange.Said} {(exchange.IsCancelled ? "(cancelled)" : "")}")),
            timeout,
            cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    private Task ListAsync(HttpContext context)
    {
        if (RefusesKeys) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return context.Response.WriteAsJsonAsync(new JsonObject { ["object"] = "list", ["data"] = new JsonArray(new JsonObject { ["id"] = "gpt-4o-mini", ["object"] = "model" }) });
    }

    private async Task AnswerAsync(HttpContext context, string? deployment)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        var headers = context.Request.Headers.ToDictionary(static header => header.Key.ToLowerInvariant(), static header => header.Value.ToString());
        var request = new SeenRequest(context.Request.Path + context.Request.QueryString, body, headers);
        var exchange = new ModelExchange(request, deployment, _time.GetUtcNow());
        ModelScript script;
        lock (_lock)
        {
            if (Keeps) _exchanges.Add(exchange);
            script = Take(request);
        }

        _changes.Signal();
        var left = false;
        try
        {
            await new ModelPerformance(context, exchange, _server!, _time, _changes).PlayAsync(script);
        }
        catch (OperationCanceledException)
        {
            left = !_server!.Stopping.IsCancellationRequested;
        }
        finally
        {
            exchange.End(left, _time.GetUtcNow());
            Ended?.Invoke(exchange);
            _changes.Signal();
        }
    }

    private ModelScript Take(SeenRequest request)
    {
        var found = _rules.FindIndex(rule => rule.Fits(request));
        if (found < 0) return Default?.Invoke(request) ?? ModelScript.Answer("This is an echo. ", Question.EchoOf(request.Question));
        var rule = _rules[found];
        if (rule.Uses == 1) _rules.RemoveAt(found);
        else if (rule.Uses != int.MaxValue) _rules[found] = rule with { Uses = rule.Uses - 1 };
        return rule.Script;
    }

    private sealed record Rule(Func<SeenRequest, bool> Fits, ModelScript Script, int Uses);
}
