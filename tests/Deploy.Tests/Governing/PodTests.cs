using ChatAgency.Deploy.Tests.Overlaying;
using ChatAgency.Deploy.Tests.Publishing;
using k8s.Models;

namespace ChatAgency.Deploy.Tests.Governing;

/// <summary>What a pod may do, has and is made of.</summary>
public sealed class PodTests
{
    public static TheoryData<string> Folders => [Overlay.Production, Overlay.Dev];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task No_pod_may_more_than_it_must(string folder)
    {
        foreach (var (name, pod) in (await Overlay.BuildAsync(folder)).Pods)
        {
            var container = pod.Spec.Containers.Single();
            Assert.True(pod.Spec is { AutomountServiceAccountToken: false, EnableServiceLinks: false, SecurityContext: { RunAsNonRoot: true, RunAsUser: > 0, RunAsGroup: > 0, SeccompProfile.Type: "RuntimeDefault" } }, name);
            Assert.True(pod.Spec is { HostNetwork: null, HostPID: null, HostIPC: null, ServiceAccountName: null }, name);
            Assert.True(container.SecurityContext is { AllowPrivilegeEscalation: false, ReadOnlyRootFilesystem: true, Privileged: null, Capabilities: { Add: null, Drop: ["ALL"] } }, name);
            Assert.True(container.Resources.Requests.ContainsKey("cpu") && container.Resources.Requests.ContainsKey("memory"), name);
            Assert.True(container.Resources.Limits.ContainsKey("memory") && !container.Resources.Limits.ContainsKey("cpu"), name);
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task What_must_be_written_to_is_a_volume_and_goes_with_the_pod(string folder)
    {
        foreach (var (name, pod) in (await Overlay.BuildAsync(folder)).Pods.Where(static pod => pod.Key != "chatagency-redis"))
        {
            var mount = Assert.Single(pod.Spec.Containers.Single().VolumeMounts);
            var volume = Assert.Single(pod.Spec.Volumes);
            Assert.True(mount.Name == volume.Name && volume.EmptyDir is { SizeLimit: not null }, name);
            Assert.Equal("/" + "tmp", mount.MountPath);
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Every_image_has_its_Dockerfile_its_user_and_a_version(string folder)
    {
        foreach (var pod in (await Overlay.BuildAsync(folder)).Pods.Values)
        {
            var image = pod.Spec.Containers.Single().Image;
            var (repository, tag) = (image.Split(':')[0].Split('/')[^1], image.Split(':')[1]);
            Assert.NotEqual("latest", tag);
            if (!repository.StartsWith("chatagency-", StringComparison.Ordinal)) continue;
            var built = repository["chatagency-".Length..];
            Assert.Contains(built, Deployed.Images);
            Assert.Equal(Dockerfile.Read(built).User, pod.Spec.SecurityContext.RunAsUser);
            Assert.Equal(folder == Overlay.Dev ? "dev" : Deployed.Version, tag);
        }
    }

    [Fact]
    public async Task A_roll_puts_one_more_and_takes_none_away()
    {
        foreach (var deployment in (await Overlay.BuildAsync(Overlay.Production)).All<V1Deployment>())
        {
            Assert.Equal("RollingUpdate", deployment.Spec.Strategy.Type);
            Assert.Equal(("1", "0"), (deployment.Spec.Strategy.RollingUpdate.MaxSurge.Value, deployment.Spec.Strategy.RollingUpdate.MaxUnavailable.Value));
            Assert.True(deployment.Spec.MinReadySeconds > 0);
        }
    }

    [Fact]
    public async Task Copies_stand_apart_and_leave_one_after_the_other()
    {
        var overlay = await Overlay.BuildAsync(Overlay.Production);
        foreach (var name in new[] { Pods.Gateway, Pods.Silo })
        {
            Assert.Equal(["kubernetes.io/hostname", "topology.kubernetes.io/zone"], overlay.Pods[name].Spec.TopologySpreadConstraints.Select(static spread => spread.TopologyKey));
            Assert.All(overlay.Pods[name].Spec.TopologySpreadConstraints, spread => Assert.Equal([name], overlay.Selected(spread.LabelSelector.MatchLabels)));
            var budget = overlay.One<V1PodDisruptionBudget>(name).Spec;
            Assert.Equal([name], overlay.Selected(budget.Selector.MatchLabels));
            Assert.Equal("1", budget.MaxUnavailable.Value);
        }

        Assert.Equal(3, overlay.One<V1Deployment>(Pods.Silo).Spec.Replicas);
    }

    [Fact]
    public async Task Gateways_are_as_many_as_the_load_asks_for()
    {
        var overlay = await Overlay.BuildAsync(Overlay.Production);
        var scaled = overlay.One<V2HorizontalPodAutoscaler>(Pods.Gateway).Spec;
        Assert.Equal(("Deployment", Pods.Gateway), (scaled.ScaleTargetRef.Kind, scaled.ScaleTargetRef.Name));
        Assert.True(scaled.MinReplicas >= 2 && scaled.MaxReplicas > scaled.MinReplicas);
        // A number there would be set back with every 'apply'.
        Assert.Null(overlay.One<V1Deployment>(Pods.Gateway).Spec.Replicas);
    }
}
