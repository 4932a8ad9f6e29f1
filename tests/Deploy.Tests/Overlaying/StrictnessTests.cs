using k8s.Models;
using YamlDotNet.Core;

namespace ChatAgency.Deploy.Tests.Overlaying;

/// <summary>Every overlay is built and read, and what is not a field is seen.</summary>
public sealed class StrictnessTests
{
    public static TheoryData<string> Folders => ["base", .. Directory.EnumerateDirectories(Deployed.Path("deploy/k8s/overlays")).Select(static folder => $"overlays/{Path.GetFileName(folder)}")];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Every_overlay_builds_and_has_no_unknown_field(string folder)
    {
        var overlay = await Overlay.BuildAsync(folder);
        Assert.Equal(2, overlay.All<V1Deployment>().Count());
        Assert.NotEmpty(overlay.All<V1NetworkPolicy>());
        Assert.Single(overlay.All<V1Ingress>());
    }

    [Fact]
    public async Task Production_has_all_that_a_cluster_wants()
    {
        var kinds = (await Overlay.BuildAsync(Overlay.Production)).Objects.Select(static found => found.GetType().Name).Distinct();
        Assert.Equal(
            ["PrometheusRule", "ServiceMonitor", "V1ConfigMap", "V1Deployment", "V1Ingress", "V1Job", "V1Namespace", "V1NetworkPolicy", "V1PodDisruptionBudget", "V1Service", "V2HorizontalPodAutoscaler"],
            kinds.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("readOnlyRootFilesystem", "readonlyRootFilesystem")]
    [InlineData("maxUnavailable", "maxUnavailabel")]
    [InlineData("secretKeyRef", "secretRef")]
    [InlineData("policyTypes", "policyType")]
    [InlineData("targetPort", "targetport")]
    [InlineData("scaleTargetRef", "scaleTarget")]
    [InlineData("ttlSecondsAfterFinished", "ttlSeconds")]
    [InlineData("ingressClassName", "ingressClass")]
    [InlineData("scrapeTimeout", "timeout")]
    [InlineData("annotations", "annotation")]
    public async Task A_misspelt_field_is_a_fault(string field, string misspelt)
    {
        var yaml = await Kustomize.BuildAsync(Overlay.Production);
        Assert.Contains($"{field}:", yaml, StringComparison.Ordinal);
        Assert.Throws<YamlException>(() => Overlay.Read(yaml.Replace($"{field}:", $"{misspelt}:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_field_that_is_set_twice_is_a_fault()
    {
        var yaml = await Kustomize.BuildAsync(Overlay.Production);
        Assert.Throws<YamlException>(() => Overlay.Read(yaml.Replace("  replicas: 3", "  replicas: 3\n  replicas: 2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_machine_without_kubectl_is_told_what_is_missing()
    {
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(static () => Kustomize.RunAsync("no-such-kubectl", Overlay.Production));
        Assert.Contains("no-such-kubectl is missing: install kubectl", missing.Message, StringComparison.Ordinal);
    }
}
