using System.Net;
using System.Security.Cryptography;
using ChatAgency.Hosting.Health;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Hosting.Tests.Health;

public sealed class HealthTests
{
    private readonly FakeTimeProvider _time = new();
    private Func<HealthCheckResult> _store = () => HealthCheckResult.Healthy("there");

    [Fact]
    public async Task Details_are_on_the_admin_listener_alone()
    {
        await using var host = await StartAsync();
        var outside = await (await GetAsync(host, Listener.Public, "/health", HttpStatusCode.OK)).JsonAsync();
        var inside = await (await GetAsync(host, Listener.Admin, "/health", HttpStatusCode.OK)).JsonAsync();
        Assert.Equal("""{"status":"ok","promise":"promise kept"}""", outside.GetRawText());
        Assert.Equal("""{"status":"ok","ageSeconds":0,"description":"there"}""", inside.GetProperty("parts").GetProperty("store").GetRawText());
    }

    [Fact]
    public async Task The_last_error_is_kept_with_its_age_and_never_in_the_exceptions_words()
    {
        await using var host = await StartAsync();
        _store = () => throw new TimeoutException("Password=secret");
        using (await GetAsync(host, Listener.Admin, "/health", HttpStatusCode.ServiceUnavailable)) _time.Advance(TimeSpan.FromSeconds(90));
        _store = () => HealthCheckResult.Healthy();
        using (await GetAsync(host, Listener.Admin, "/health", HttpStatusCode.OK)) _time.Advance(TimeSpan.FromSeconds(5));
        using var response = await GetAsync(host, Listener.Admin, "/health", HttpStatusCode.OK);
        Assert.Equal("""{"status":"ok","ageSeconds":5,"lastError":"TimeoutException","lastErrorAgeSeconds":95}""", (await response.JsonAsync()).GetProperty("parts").GetProperty("store").GetRawText());
    }

    [Fact]
    public async Task A_store_that_is_weaker_than_the_promise_is_said_so()
    {
        _store = () => HealthCheckResult.Degraded("in memory", data: new Dictionary<string, object> { [HealthFeature.PromiseReduced] = true });
        await using var host = await StartAsync();
        using var response = await GetAsync(host, Listener.Public, "/health", HttpStatusCode.OK);
        Assert.Equal("""{"status":"degraded","promise":"promise reduced"}""", (await response.JsonAsync()).GetRawText());
        using var ready = await GetAsync(host, Listener.Public, "/health/ready", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_store_that_does_not_say_how_it_is_set_is_said_so()
    {
        _store = () => HealthCheckResult.Healthy("hosted", data: new Dictionary<string, object> { [HealthFeature.PromiseUnknown] = true });
        await using var host = await StartAsync();
        using var response = await GetAsync(host, Listener.Public, "/health", HttpStatusCode.OK);
        Assert.Equal("""{"status":"ok","promise":"promise unknown"}""", (await response.JsonAsync()).GetRawText());
    }

    [Fact]
    public async Task Ready_fails_with_a_part_and_live_does_not_ask_it()
    {
        var asked = 0;
        _store = () => ++asked > 0 ? HealthCheckResult.Unhealthy("away") : default;
        await using var host = await StartAsync();
        using var live = await GetAsync(host, Listener.Public, "/health/live", HttpStatusCode.OK);
        Assert.Equal(0, asked);
        using var ready = await GetAsync(host, Listener.Public, "/health/ready", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Asking_often_costs_the_parts_one_look_a_second()
    {
        var asked = 0;
        _store = () => ++asked > 0 ? HealthCheckResult.Healthy() : default;
        await using var host = await StartAsync();
        for (var i = 0; i < 20; i++) using (await GetAsync(host, Listener.Public, "/health", HttpStatusCode.OK)) Assert.Equal(1, asked);
        _time.Advance(TimeSpan.FromSeconds(1));
        using var later = await GetAsync(host, Listener.Public, "/health", HttpStatusCode.OK);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_part_that_never_answers_fails_the_look_after_two_seconds()
    {
        var board = new HealthBoard(new Hanging(_time), _time);
        var summary = await board.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Unhealthy, summary.Status);
        Assert.Equal(TimeSpan.FromSeconds(2), _time.GetUtcNow() - _time.Start);
    }

    [Fact]
    public async Task Session_keys_that_cannot_be_read_degrade_and_keep_nobody_away()
    {
        var keys = new Keys();
        await using var host = await StartAsync(keys);
        using (var well = await GetAsync(host, Listener.Admin, "/health", HttpStatusCode.OK))
            Assert.Equal("ok", (await well.JsonAsync()).GetProperty("parts").GetProperty("sessions").GetProperty("status").GetString());

        keys.AreAway = true;
        _time.Advance(TimeSpan.FromSeconds(1));
        using var response = await GetAsync(host, Listener.Admin, "/health", HttpStatusCode.OK);
        Assert.Equal("degraded", (await response.JsonAsync()).GetProperty("parts").GetProperty("sessions").GetProperty("status").GetString());
        using var ready = await GetAsync(host, Listener.Public, "/health/ready", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Draining_is_not_ready_but_alive()
    {
        await using var host = await StartAsync();
        host.Services.GetRequiredService<Draining>().Begin();
        using var ready = await GetAsync(host, Listener.Admin, "/health/ready", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("draining", (await ready.JsonAsync()).GetProperty("status").GetString());
        using var live = await GetAsync(host, Listener.Admin, "/health/live", HttpStatusCode.OK);
    }

    private Task<RunningHost> StartAsync(Keys? keys = null) => RunningHost.StartAsync(new Setup
    {
        Build = builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_time);
            builder.Services.AddHealthChecks().AddCheck("store", () => _store());
            if (keys is not null) builder.Services.AddSingleton<IDataProtectionProvider>(keys);
        },
    });

    private static async Task<HttpResponseMessage> GetAsync(RunningHost host, Listener listener, string path, HttpStatusCode expected)
    {
        var response = await host.Client(listener).GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        return response;
    }

    private sealed class Keys : IDataProtectionProvider, IDataProtector
    {
        public bool AreAway { get; set; }

        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext) => AreAway ? throw new CryptographicException("The ring is away.") : plaintext;

        public byte[] Unprotect(byte[] protectedData) => protectedData;
    }

    private sealed class Hanging(FakeTimeProvider time) : HealthCheckService
    {
        public override async Task<HealthReport> CheckHealthAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default)
        {
            time.Advance(TimeSpan.FromSeconds(2));
            await new TaskCompletionSource().Task;
            throw new InvalidOperationException("Nothing completes it.");
        }
    }
}
