using k8s;
using k8s.Models;

namespace ChatAgency.Deploy.Tests.Overlaying;

/// <summary>The Prometheus operator's <c>monitoring.coreos.com/v1</c>, as much of it as is used: any other field is a fault.</summary>
internal sealed class PrometheusRule : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();

    public Wanted Spec { get; set; } = new();

    internal sealed class Wanted
    {
        public IList<Group> Groups { get; set; } = [];
    }

    internal sealed class Group
    {
        public string Name { get; set; } = "";

        public IList<Rule> Rules { get; set; } = [];
    }

    internal sealed class Rule
    {
        public string? Record { get; set; }

        public string? Alert { get; set; }

        public string Expr { get; set; } = "";

        public string? For { get; set; }

        public IDictionary<string, string>? Labels { get; set; }

        public IDictionary<string, string>? Annotations { get; set; }
    }
}
