using System.Globalization;
using ChatAgency.Deploy.Tests.Overlaying;
using ChatAgency.Hosting;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Listeners;
using k8s.Models;

namespace ChatAgency.Deploy.Tests.Governing;

/// <summary>Ports, services, and what the world outside reaches.</summary>
public sealed class DoorTests
{
    public static TheoryData<string> Folders => [Overlay.Production, Overlay.Dev];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Ports_are_those_that_the_hosts_are_told_and_take_by_themselves(string folder)
    {
        var overlay = await Overlay.BuildAsync(folder);
        var (http, cluster) = (new HttpOptions(), new AgencyClusterOptions());
        Assert.Equal(new Dictionary<string, int> { ["public"] = http.Port, ["admin"] = http.AdminPort }, overlay.Ports(Pods.Gateway));
        Assert.Equal(new Dictionary<string, int> { ["silo"] = cluster.SiloPort, ["clients"] = cluster.GatewayPort, ["admin"] = http.AdminPort }, overlay.Ports(Pods.Silo));
        var told = overlay.Environment(Pods.Silo);
        string[] names = ["PORT", "ADMIN_PORT", "Cluster__SiloPort", "Cluster__GatewayPort"];
        Assert.Equal([http.Port, http.AdminPort, cluster.SiloPort, cluster.GatewayPort], names.Select(name => int.Parse(told[name], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_silo_is_known_by_its_own_pods_address() =>
        Assert.Equal("status.podIP", (await Overlay.BuildAsync(Overlay.Production)).Environment(Pods.Silo)[$"{AgencyClusterOptions.Section}__{nameof(AgencyClusterOptions.AdvertisedAddress)}"]);

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Every_service_leads_to_a_port_of_one_kind_of_pod_within_the_cluster(string folder)
    {
        var overlay = await Overlay.BuildAsync(folder);
        Assert.All(overlay.All<V1Service>(), service =>
        {
            var pod = Assert.Single(overlay.Selected(service.Spec.Selector));
            Assert.Contains(Assert.Single(service.Spec.Ports).TargetPort.Value, overlay.Ports(pod).Keys);
            Assert.True(service.Spec is { Type: null, ExternalIPs: null, Ports: [{ NodePort: null }] }, service.Metadata.Name);
        });
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task The_ingress_leads_to_the_platforms_webhooks_and_never_to_the_console(string folder)
    {
        var overlay = await Overlay.BuildAsync(folder);
        var ingress = overlay.All<V1Ingress>().Single().Spec;
        Assert.Null(ingress.DefaultBackend);
        var paths = ingress.Rules.SelectMany(static rule => rule.Http.Paths).ToList();
        Assert.Equal(["/slack/"], paths.Select(static path => path.Path));
        Assert.All(paths, path =>
        {
            var service = overlay.One<V1Service>(path.Backend.Service.Name);
            Assert.Equal("public", service.Spec.Ports.Single(port => port.Name == path.Backend.Service.Port.Name).TargetPort.Value);
            Assert.Equal([Pods.Gateway], overlay.Selected(service.Spec.Selector));
        });
        // What a gateway has behind the path is what its platforms call, and what they send browsers to; all of it is behind it.
        var reached = Composed.Routes(AgencyHostKind.Gateway).Where(route => paths.Any(path => route.StartsWith(path.Path, StringComparison.Ordinal)));
        Assert.Equal(["/slack/commands", "/slack/events", "/slack/install", "/slack/interactions", "/slack/oauth/callback"], reached.Order(StringComparer.Ordinal));
        Assert.Contains(Composed.Routes(AgencyHostKind.Silo), static route => route.StartsWith("/dashboard", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_production_the_ingress_is_encrypted_for_every_name()
    {
        var ingress = (await Overlay.BuildAsync(Overlay.Production)).All<V1Ingress>().Single().Spec;
        Assert.Equal(ingress.Rules.Select(static rule => rule.Host), ingress.Tls.SelectMany(static tls => tls.Hosts));
    }

    [Fact]
    public async Task Prometheus_reads_every_host_where_its_metrics_are()
    {
        var overlay = await Overlay.BuildAsync(Overlay.Production);
        var monitor = overlay.All<ServiceMonitor>().Single().Spec;
        var services = overlay.All<V1Service>().Where(service => monitor.Selector.MatchLabels.All(service.Metadata.Labels.Contains)).ToList();
        Assert.Equal([Pods.Gateway, Pods.Silo], services.SelectMany(service => overlay.Selected(service.Spec.Selector)).Order(StringComparer.Ordinal));
        var endpoint = Assert.Single(monitor.Endpoints);
        Assert.All(services, service => Assert.Equal((endpoint.Port, "admin"), (service.Spec.Ports.Single().Name, service.Spec.Ports.Single().TargetPort.Value)));
        Assert.All(new[] { AgencyHostKind.Silo, AgencyHostKind.Gateway }, kind => Assert.Contains(endpoint.Path, Composed.Routes(kind)));
        Assert.All(monitor.TargetLabels, label => Assert.All(services, service => Assert.Contains(label, service.Metadata.Labels.Keys)));
    }
}
