using System.Text.RegularExpressions;
using ChatAgency.Deploy.Tests.Overlaying;
using k8s;
using k8s.Models;

namespace ChatAgency.Deploy.Tests.Governing;

/// <summary>What the operators' page tells to type for a cluster names what is there.</summary>
public sealed partial class CommandTests
{
    private static readonly string[] s_commands = [.. Deployed.Read("docs/operations.md").Split('\n').Select(static line => line.Trim()).Where(static line => line.StartsWith("kubectl ", StringComparison.Ordinal))];

    [Fact]
    public async Task Folders_namespaces_and_objects_are_there()
    {
        Assert.True(s_commands.Length > 10);
        Overlay[] overlays = [await Overlay.BuildAsync(Overlay.Production), await Overlay.BuildAsync(Overlay.Dev)];
        var objects = overlays.SelectMany(static overlay => overlay.All<IKubernetesObject<V1ObjectMeta>>()).Select(static found => $"{found.Kind}/{found.Metadata.Name}".ToLowerInvariant()).ToHashSet();
        Assert.All(s_commands.SelectMany(static line => Folder().Matches(line)), static found => Assert.True(Directory.Exists(Deployed.Path(found.Value)), found.Value));
        Assert.All(s_commands.SelectMany(static line => Space().Matches(line)), found => Assert.Contains($"namespace/{found.Groups[1].Value}", objects));
        Assert.All(s_commands.SelectMany(static line => Named().Matches(line)), found => Assert.Contains(found.Value, objects));
    }

    [Fact]
    public async Task Secrets_are_made_under_the_names_by_which_pods_ask_for_them()
    {
        var overlay = await Overlay.BuildAsync(Overlay.Production);
        var asked = overlay.Pods.Keys.SelectMany(overlay.Environment).Where(static setting => setting.Value.StartsWith("secret ", StringComparison.Ordinal)).Select(static setting => setting.Value["secret ".Length..].Split('/')[0]).Distinct();
        var made = s_commands.SelectMany(static line => Secret().Matches(line)).Select(static found => found.Groups[1].Value).Distinct();
        Assert.Equal(asked.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_jobs_selector_takes_the_job_with_its_settings_and_no_host()
    {
        var overlay = await Overlay.BuildAsync(Overlay.Production);
        var selectors = s_commands.SelectMany(static line => Selector().Matches(line)).Select(static found => found.Groups[1].Value.Split(',')).ToList();
        Assert.NotEmpty(selectors);
        Assert.All(selectors, wanted =>
        {
            var taken = overlay.All<IKubernetesObject<V1ObjectMeta>>().Where(found => found.Metadata.Labels.TryGetValue("app.kubernetes.io/component", out var component) && wanted.Contains(component)).ToList();
            Assert.Equal(["ConfigMap", "Job", "Namespace"], taken.Select(static found => found.Kind).Order(StringComparer.Ordinal));
        });
    }

    [GeneratedRegex(@"(?<=(-k|kustomize) )deploy/k8s/\S+")]
    private static partial Regex Folder();

    [GeneratedRegex(@" -n (\S+)")]
    private static partial Regex Space();

    [GeneratedRegex(@"(deployment|job)/[\w-]+")]
    private static partial Regex Named();

    [GeneratedRegex(@"create secret generic (\S+)")]
    private static partial Regex Secret();

    [GeneratedRegex(@"app\.kubernetes\.io/component in \(([\w,]+)\)")]
    private static partial Regex Selector();
}
