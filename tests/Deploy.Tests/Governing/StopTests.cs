using ChatAgency.Deploy.Tests.Overlaying;

namespace ChatAgency.Deploy.Tests.Governing;

/// <summary>Probes, and how long a pod that is asked to stop may take.</summary>
public sealed class StopTests
{
    public static TheoryData<string, string> Hosts => SettingTests.Hosts;

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task The_grace_period_is_longer_than_all_that_a_stop_takes(string folder, string pod)
    {
        var overlay = await Overlay.BuildAsync(folder);
        var spec = overlay.Pods[pod].Spec;
        var before = spec.Containers.Single().Lifecycle?.PreStop.Sleep.Seconds ?? 0;
        var stop = Composed.Stop(Pods.Kind(pod), Pods.Filled(overlay.Environment(pod)));
        Assert.True(spec.TerminationGracePeriodSeconds > before + stop.TotalSeconds, $"{pod}: {spec.TerminationGracePeriodSeconds} s for {before} s and {stop}");
    }

    [Fact]
    public async Task A_longer_drain_takes_a_longer_stop()
    {
        var overlay = await Overlay.BuildAsync(Overlay.Production);
        var settings = Pods.Filled(overlay.Environment(Pods.Silo));
        settings["Turns__DrainSeconds"] = "120";
        Assert.Equal(TimeSpan.FromSeconds(130), Composed.Stop(Pods.Kind(Pods.Silo), settings));
        Assert.True(overlay.Pods[Pods.Silo].Spec.TerminationGracePeriodSeconds < 130);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Probes_ask_at_doors_that_are_there(string folder, string pod)
    {
        var overlay = await Overlay.BuildAsync(folder);
        var container = overlay.Pods[pod].Spec.Containers.Single();
        var routes = Composed.Routes(Pods.Kind(pod));
        Assert.All(new[] { container.StartupProbe, container.ReadinessProbe, container.LivenessProbe }, probe =>
        {
            Assert.Contains(probe.HttpGet.Path, routes);
            Assert.Contains(probe.HttpGet.Port.Value, overlay.Ports(pod).Keys);
        });
        Assert.Equal(("/health/live", "/health/ready", "/health/live"), (container.StartupProbe.HttpGet.Path, container.ReadinessProbe.HttpGet.Path, container.LivenessProbe.HttpGet.Path));
        // A start may take longer than a living process may be silent.
        Assert.True(container.StartupProbe.PeriodSeconds * container.StartupProbe.FailureThreshold >= 180);
    }
}
