using System.Collections.Concurrent;
using System.Text.Json;
using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;
using ChatAgency.Hosting.Alerting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Hosting.Tests.Alerting;

/// <summary>What reaches a service in the form of PagerDuty's Events API v2, over a real connection.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Key = "planted-routing-key";
    private static readonly DateTimeOffset Noon = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentQueue<JsonElement> _events = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _log = [];
    private Func<HttpContext, Task> _answer = static context => { context.Response.StatusCode = StatusCodes.Status202Accepted; return Task.CompletedTask; };
    private WebApplication _service = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Incident Incident => new()
    {
        Id = "A-01234567",
        Key = "health/storage",
        Severity = AlertSeverity.Critical,
        Summary = "storage: it is away",
        OpenedAt = Noon,
        SeenAt = Noon.AddMinutes(2),
        Count = 7,
    };

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _service = builder.Build();
        _service.MapPost("/v2/enqueue", async context =>
        {
            _events.Enqueue((await JsonDocument.ParseAsync(context.Request.Body)).RootElement.Clone());
            await _answer(context);
        });
        await _service.StartAsync(Token);
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_trigger_is_whole_and_acknowledge_and_resolve_name_the_same_incident()
    {
        using var services = Services();
        foreach (var phase in new[] { IncidentPhase.Open, IncidentPhase.Acknowledged, IncidentPhase.Resolved })
            Assert.Equal(new AlertOutcome.Told("A-01234567"), await TellAsync(services, phase));

        Assert.Equal(
            $$$$"""{"routing_key":"{{{{Key}}}}","event_action":"trigger","dedup_key":"A-01234567","client":"chatagency","payload":{"summary":"storage: it is away","source":"chatagency","severity":"critical","timestamp":"2031-05-06T12:00:00+00:00","component":"health/storage","custom_details":{"incident":"A-01234567","count":7,"round":1,"last_seen":"2031-05-06T12:02:00+00:00"}}}""",
            _events.First().GetRawText());
        Assert.Equal(["trigger", "acknowledge", "resolve"], _events.Select(static one => one.GetProperty("event_action").GetString()));
        Assert.Equal(["dedup_key", "event_action", "routing_key"], _events.Last().EnumerateObject().Select(static member => member.Name).Except(["client"]).Order());
    }

    [Theory]
    [InlineData(StatusCodes.Status400BadRequest)]
    [InlineData(StatusCodes.Status429TooManyRequests)]
    [InlineData(StatusCodes.Status503ServiceUnavailable)]
    public async Task What_is_not_taken_is_said_and_not_repeated_here(int status)
    {
        _answer = context => { context.Response.StatusCode = status; return Task.CompletedTask; };
        using var services = Services();
        Assert.Equal(new AlertOutcome.NotKnown($"http_{status}"), await TellAsync(services));
        Assert.Single(_events);
    }

    [Fact]
    public async Task A_redirect_takes_the_key_nowhere()
    {
        _answer = static context => { context.Response.Redirect("/v2/enqueue", permanent: false, preserveMethod: true); return Task.CompletedTask; };
        using var services = Services();
        Assert.Equal(new AlertOutcome.NotKnown("http_307"), await TellAsync(services));
        Assert.Single(_events);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_left_after_ten_seconds()
    {
        var reached = new TaskCompletionSource();
        _answer = async context =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        using var services = Services();
        var telling = TellAsync(services);
        await reached.Task.WaitAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(new AlertOutcome.NotKnown("timeout"), await telling);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_said_and_the_key_stands_in_no_line_of_the_log()
    {
        using var services = Services();
        await TellAsync(services);
        await _service.StopAsync(Token);
        Assert.Equal(new AlertOutcome.NotKnown("connection"), await TellAsync(services));
        Assert.DoesNotContain(_log, static line => line.Contains(Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://events.pagerduty.com/v2/enqueue", Key, true)]
    [InlineData("http://127.0.0.1:8080/v2/enqueue", Key, true)]
    [InlineData(null, null, true)]
    [InlineData("http://events.pagerduty.com/v2/enqueue", Key, false)]
    [InlineData("https://ann:secret@events.pagerduty.com/", Key, false)]
    [InlineData("ftp://127.0.0.1/", Key, false)]
    [InlineData("/v2/enqueue", Key, false)]
    [InlineData("https://events.pagerduty.com/v2/enqueue", null, false)]
    [InlineData(null, Key, false)]
    public void Only_https_and_this_machine_are_called_and_both_settings_belong_together(string? url, string? key, bool isGood)
    {
        var result = new WebhookOptionsValidator().Validate(null, new WebhookOptions { Url = url, RoutingKey = key });
        Assert.Equal(isGood, result.Succeeded);
        Assert.DoesNotContain("secret", result.FailureMessage ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(Key, result.FailureMessage ?? "", StringComparison.Ordinal);
    }

    private static Task<AlertOutcome> TellAsync(ServiceProvider services, IncidentPhase phase = IncidentPhase.Open) =>
        services.GetRequiredService<IAlertChannel>().TellAsync(new AlertStep(Incident with { Phase = phase }, AlertWay.Webhook, 1, null), Token);

    private ServiceProvider Services() => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Lines(_log)))
        .AddSingleton<TimeProvider>(_time)
        .AddAlertWebhook()
        .Configure<WebhookOptions>(options => (options.Url, options.RoutingKey) = ($"{_service.Urls.First()}/v2/enqueue", Key))
        .BuildServiceProvider();

    private sealed class Lines(List<string> all) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (all) all.Add($"{formatter(state, exception)} {exception}");
        }
    }
}
