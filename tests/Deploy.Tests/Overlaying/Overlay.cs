using k8s;
using k8s.Models;

namespace ChatAgency.Deploy.Tests.Overlaying;

/// <summary>The objects that a folder of <c>deploy/k8s</c> builds to, read strictly.</summary>
internal sealed record Overlay(string Name, IReadOnlyList<object> Objects)
{
    internal const string Production = "overlays/production";
    internal const string Dev = "overlays/dev";

    /// <summary>The Prometheus operator's types are none of Kubernetes' own.</summary>
    private static readonly Dictionary<string, Type> s_more = new()
    {
        ["monitoring.coreos.com/v1/ServiceMonitor"] = typeof(ServiceMonitor),
        ["monitoring.coreos.com/v1/PrometheusRule"] = typeof(PrometheusRule),
    };

    internal static async Task<Overlay> BuildAsync(string folder) => new(folder, Read(await Kustomize.BuildAsync(folder)));

    /// <summary>An unknown field, a misspelt one and one that is set twice are faults.</summary>
    internal static IReadOnlyList<object> Read(string yaml) => KubernetesYaml.LoadAllFromString(yaml, s_more, strict: true);

    internal IEnumerable<T> All<T>() => Objects.OfType<T>();

    internal T One<T>(string name) where T : IMetadata<V1ObjectMeta> => All<T>().Single(found => found.Metadata.Name == name);

    /// <summary>Every pod that runs, by what makes it.</summary>
    internal IReadOnlyDictionary<string, V1PodTemplateSpec> Pods => All<V1Deployment>().Select(static made => (made.Metadata.Name, made.Spec.Template))
        .Concat(All<V1StatefulSet>().Select(static made => (made.Metadata.Name, made.Spec.Template)))
        .Concat(All<V1Job>().Select(static made => (made.Metadata.Name, made.Spec.Template)))
        .ToDictionary(static made => made.Name, static made => made.Template, StringComparer.Ordinal);

    /// <summary>The pods with all of these labels.</summary>
    internal IReadOnlyList<string> Selected(IDictionary<string, string>? labels) =>
        [.. Pods.Where(pod => labels is null || labels.All(label => pod.Value.Metadata.Labels.TryGetValue(label.Key, out var value) && value == label.Value)).Select(static pod => pod.Key).Order(StringComparer.Ordinal)];

    /// <summary>The ports of a pod's container by name.</summary>
    internal IReadOnlyDictionary<string, int> Ports(string pod) => Pods[pod].Spec.Containers.Single().Ports?.ToDictionary(static port => port.Name, static port => port.ContainerPort) ?? [];

    /// <summary>What a pod's container finds in its environment; a secret stands there as <c>secret NAME/KEY</c>, what Kubernetes fills in by its path.</summary>
    internal IReadOnlyDictionary<string, string> Environment(string pod)
    {
        var container = Pods[pod].Spec.Containers.Single();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in (container.EnvFrom ?? []).SelectMany(from => One<V1ConfigMap>(from.ConfigMapRef.Name).Data)) found[name] = value;
        foreach (var variable in container.Env ?? []) found[variable.Name] = Shown(variable);
        return found;
    }

    private static string Shown(V1EnvVar variable) => variable.ValueFrom switch
    {
        null => variable.Value,
        { SecretKeyRef: { } secret } => $"secret {secret.Name}/{secret.Key}",
        { FieldRef: { } field } => field.FieldPath,
        _ => throw new InvalidOperationException($"{variable.Name} comes from somewhere that no test knows."),
    };
}
