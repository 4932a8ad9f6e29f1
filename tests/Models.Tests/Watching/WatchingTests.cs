using System.Diagnostics.Metrics;
using ChatAgency.Models.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Models.Tests.Watching;

public sealed class WatchingTests
{
    private readonly List<string> _log = [];

    [Fact]
    public async Task An_open_circuit_shows_in_health_metrics_and_one_line_of_the_log()
    {
        await using var service = await Service.StartAsync();
        service.Script = Scripts.Refuses(500, "");
        await using var host = Host(service);
        var health = host.GetRequiredService<HealthCheckService>();
        Assert.Equal((HealthStatus.Healthy, "only answers"), await LookAsync(health));

        for (var i = 0; i < 6; i++) await host.Model().FailAsync();

        var (status, description) = await LookAsync(health);
        Assert.Equal(HealthStatus.Degraded, status);
        Assert.Matches("^only is not asked for ([1-9]|10) s$", description);
        Assert.Equal(["chat_model_circuit only 2", "chat_model_in_flight only 0", "chat_model_limit only 256", "chat_model_waiting only 0"], Gauges(host));
        Assert.Equal("Model only: too many calls fail (http 500), so none is made for 00:00:10", Assert.Single(_log));
    }

    [Fact]
    public async Task Second_attempts_are_counted()
    {
        await using var service = await Service.StartAsync();
        await using var host = Host(service);
        List<string> counted = [];
        using var listener = Listener(host, (name, tag, value) => counted.Add($"{name} {tag} {value}"));

        await host.Model().AttemptAsync(2);
        await host.Model().FailAsync(attempt: 2);

        Assert.Equal(["chat_model_retry made 1", "chat_model_retry refused 1"], counted);
    }

    private static async Task<(HealthStatus, string?)> LookAsync(HealthCheckService health)
    {
        var report = await health.CheckHealthAsync(TestContext.Current.CancellationToken);
        return (report.Entries["models"].Status, report.Entries["models"].Description);
    }

    private static List<string> Gauges(ServiceProvider host)
    {
        List<string> seen = [];
        using var listener = Listener(host, (name, tag, value) => seen.Add($"{name} {tag} {value}"));
        listener.RecordObservableInstruments();
        return [.. seen.Order(StringComparer.Ordinal)];
    }

    private static MeterListener Listener(ServiceProvider host, Action<string, object?, long> seen)
    {
        // Meters of other tests run beside this one's: its own has its factory as scope.
        var factory = host.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Name.StartsWith("chat_model", StringComparison.Ordinal)) listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen(instrument.Name, tags[0].Value, value));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen(instrument.Name, tags[0].Value, value));
        listener.Start();
        return listener;
    }

    private ServiceProvider Host(Service service)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new Lines(_log)).AddFilter("ChatAgency", LogLevel.Information).AddFilter("Microsoft", LogLevel.None));
        services.AddModels().Configure<Models.Configuring.ModelOptions>(options =>
        {
            options.OpenAI = new() { BaseUrl = $"{service.Address}/v1", Model = "only" };
            options.Circuit = new() { MinimumCalls = 4 };
            options.RetryFloor = 1;
            options.RetryShare = 0;
        });
        return services.BuildServiceProvider();
    }
}
