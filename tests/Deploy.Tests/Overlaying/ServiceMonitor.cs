using k8s;
using k8s.Models;

namespace ChatAgency.Deploy.Tests.Overlaying;

/// <summary>The Prometheus operator's <c>monitoring.coreos.com/v1</c>, as much of it as is used: any other field is a fault.</summary>
internal sealed class ServiceMonitor : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();

    public Wanted Spec { get; set; } = new();

    internal sealed class Wanted
    {
        public V1LabelSelector Selector { get; set; } = new();

        public IList<string> TargetLabels { get; set; } = [];

        public IList<Endpoint> Endpoints { get; set; } = [];
    }

    internal sealed class Endpoint
    {
        public string Port { get; set; } = "";

        public string Path { get; set; } = "";

        public string Interval { get; set; } = "";

        public string ScrapeTimeout { get; set; } = "";
    }
}
