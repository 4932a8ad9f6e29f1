using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using ChatAgency.Core.Speaking;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Grains.Interfaces.Speaking;
using ChatAgency.Slack.Names;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Pace;
using ChatAgency.Slack.Speaking;
using ChatAgency.Slack.Tokens;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Slack.Tests.Outbound;

/// <summary>Slack's Web API as a script: answers come in the order they were set, and every call is kept.</summary>
internal sealed class ScriptedSlack : IDisposable
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> script = new();
    private readonly ServiceProvider services;

    public ScriptedSlack(params (string Key, string? Value)[] settings)
        : this(clock: null, budgets: null, settings)
    {
    }

    /// <summary>A silo of several, with the clock and the budgets of all.</summary>
    public ScriptedSlack(FakeTimeProvider? clock, BudgetOf? budgets, params (string Key, string? Value)[] settings)
        : this(clock, budgets, installations: null, settings)
    {
    }

    /// <summary>A silo of several, in which each workspace has a token of its own.</summary>
    public ScriptedSlack(FakeTimeProvider? clock, BudgetOf? budgets, InstallationOf? installations, params (string Key, string? Value)[] settings)
    {
        Clock = clock ?? new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225600));
        var alone = new ConcurrentDictionary<string, BudgetGrain>();
        var values = new Dictionary<string, string?> { ["Slack:BotToken"] = "xoxb-test", ["Slack:SigningSecret"] = "secret" };
        foreach (var (key, value) in settings) values[key] = value;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        collection.AddSingleton(budgets ?? (workspace => alone.GetOrAdd(workspace, _ => new BudgetGrain(Clock))));
        collection.AddSingleton(new NamesOf(_ => Names));
        collection.AddSingleton(new SpeakingOf((_, _) => Task.FromResult(new SpeakingInForce(Speaking, new SpeakingDefaults(SpeakingMode.FollowUps, Guests: false, External: false, MessagesAMinute: 0)))));
        collection.AddSingleton(installations ?? (static workspace => throw new InvalidOperationException($"Nothing is installed in {workspace}, and nobody may ask.")));
        collection.AddSlackPlatform();
        collection.AddHttpClient(SlackCaller.Client).ConfigurePrimaryHttpMessageHandler(() => new Handler(this));
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public List<Call> Calls { get; } = [];

    /// <summary>Where the silo hears of changed names.</summary>
    public NamesGrain Names { get; } = new();

    /// <summary>When the agency speaks in every workspace.</summary>
    public WorkspaceSpeaking Speaking { get; set; } = WorkspaceSpeaking.Empty;

    public IPlatform Platform => services.GetRequiredService<IEnumerable<IPlatform>>().Single();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Answers every call for which the script has nothing more.</summary>
    public Func<Call, HttpResponseMessage>? Otherwise { get; set; }

    public ScriptedSlack Answers(params string[] bodies)
    {
        foreach (var body in bodies) Then(HttpStatusCode.OK, body);
        return this;
    }

    public ScriptedSlack Then(HttpStatusCode status, string body = "", string? retryAfter = null) => Then(async (request, cancellationToken) =>
    {
        // Bytes are on their way before any answer comes.
        await request.Content!.LoadIntoBufferAsync(cancellationToken);
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        if (retryAfter is not null) response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return response;
    });

    public ScriptedSlack Then(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        script.Enqueue(answer);
        return this;
    }

    public void Dispose() => services.Dispose();

    // Several calls may be on their way at once.
    private Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? Take(Call call)
    {
        lock (script)
        {
            Calls.Add(call);
            return script.TryDequeue(out var answer) ? answer : null;
        }
    }

    internal sealed record Call(string Method, string? Token, string? MediaType, string Body)
    {
        public JsonNode Json => JsonNode.Parse(Body)!;

        public Dictionary<string, string> Form => QueryHelpers.ParseQuery(Body).ToDictionary(static one => one.Key, static one => one.Value.ToString());
    }

    private sealed class Handler(ScriptedSlack slack) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = request.Content is WatchedContent content ? content : throw new InvalidOperationException("Every call is watched.");
            var call = new Call(request.RequestUri!.AbsolutePath, request.Headers.Authorization?.ToString(), sent.Headers.ContentType?.ToString(), sent.Written);
            if (slack.Take(call) is { } answer) return await answer(request, cancellationToken);
            await sent.LoadIntoBufferAsync(cancellationToken);
            return slack.Otherwise?.Invoke(call) ?? throw new InvalidOperationException($"The script has no answer to {call.Method}.");
        }
    }
}
