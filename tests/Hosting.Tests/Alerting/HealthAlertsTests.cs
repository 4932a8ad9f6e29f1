using ChatAgency.Core.Alerting;
using ChatAgency.Hosting.Alerting;
using ChatAgency.Hosting.Health;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Hosting.Tests.Alerting;

/// <summary>A part of a host's health that stays bad is reported, and that it is well again too.</summary>
public sealed class HealthAlertsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly AlertDesk _desk = new();
    private Func<HealthCheckResult> _part = static () => HealthCheckResult.Healthy();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_bad_for_half_a_minute_is_reported_by_how_bad_it_is_and_what_heals_is_too()
    {
        await using var host = await StartAsync();
        using var alerts = AlertsOf(host);
        _part = static () => HealthCheckResult.Degraded("Slack does not answer");
        await LookForAsync(alerts, 29);
        Assert.Empty(_desk.Take());
        await LookForAsync(alerts, 2);
        Assert.Equal(new AlertReport("health/part", AlertSeverity.Warning, "part: Slack does not answer"), Assert.Single(_desk.Take()) with { Count = 1 });

        _part = static () => throw new TimeoutException("Password=secret");
        await LookForAsync(alerts, 31);
        Assert.Equal(new AlertReport("health/part", AlertSeverity.Critical, "part: TimeoutException"), Assert.Single(_desk.Take()) with { Count = 1 });

        _part = static () => HealthCheckResult.Healthy();
        await LookForAsync(alerts, 2);
        Assert.Equal(new AlertReport("healed/part", AlertSeverity.Info, "part is well again"), Assert.Single(_desk.Take()));
    }

    [Fact]
    public async Task What_is_bad_for_a_moment_is_only_told_as_healed()
    {
        await using var host = await StartAsync();
        using var alerts = AlertsOf(host);
        _part = static () => HealthCheckResult.Degraded("away");
        await LookForAsync(alerts, 5);
        _part = static () => HealthCheckResult.Healthy();
        await LookForAsync(alerts, 5);
        Assert.Equal(AlertSeverity.Info, Assert.Single(_desk.Take()).Severity);
    }

    [Fact]
    public async Task A_store_that_is_weaker_than_the_promise_is_reported_unless_that_is_wanted()
    {
        _part = static () => HealthCheckResult.Healthy("memory", new Dictionary<string, object> { [HealthFeature.PromiseReduced] = true });
        await using var host = await StartAsync();
        using var wanted = AlertsOf(host, new HealthAlertOptions { PromiseReduced = false });
        await wanted.LookAsync(Token);
        Assert.Empty(_desk.Take());

        using var alerts = AlertsOf(host);
        await alerts.LookAsync(Token);
        Assert.Equal("promise", Assert.Single(_desk.Take()).Key);
    }

    [Fact]
    public async Task A_host_on_its_way_out_reports_nothing()
    {
        await using var host = await StartAsync();
        using var alerts = AlertsOf(host, new HealthAlertOptions { BadSeconds = 0 });
        _part = static () => HealthCheckResult.Unhealthy("leaving");
        host.Services.GetRequiredService<Draining>().Begin();
        await alerts.LookAsync(Token);
        Assert.Empty(_desk.Take());
    }

    private async Task LookForAsync(HealthAlerts alerts, int seconds)
    {
        for (var i = 0; i <= seconds; i++)
        {
            await alerts.LookAsync(Token);
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private HealthAlerts AlertsOf(RunningHost host, HealthAlertOptions? options = null) => new(
        host.Services.GetRequiredService<HealthBoard>(), host.Services.GetRequiredService<Draining>(), _desk, Options.Create(options ?? new HealthAlertOptions()), _time);

    private Task<RunningHost> StartAsync() => RunningHost.StartAsync(new Setup
    {
        Build = builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_time);
            builder.Services.AddHealthChecks().AddCheck("part", () => _part());
        },
    });
}
