using ChatAgency.Deploy.Tests.Watching;
using k8s;
using k8s.Models;

namespace ChatAgency.Deploy.Tests.Overlaying;

/// <summary>The Prometheus operator's <c>monitoring.coreos.com/v1</c>, as much of it as is used: any other field is a fault.</summary>
internal sealed class PrometheusRule : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>What Prometheus reads from a file.</summary>
    public RuleFile Spec { get; set; } = new();
}
