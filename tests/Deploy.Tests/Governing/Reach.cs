using System.Globalization;
using System.Net;
using ChatAgency.Deploy.Tests.Overlaying;
using k8s.Models;

namespace ChatAgency.Deploy.Tests.Governing;

/// <summary>What the network policies of an overlay let through, as Kubernetes reads them: what selects a pod shuts it, and any rule that fits opens it.</summary>
internal sealed class Reach(Overlay overlay)
{
    /// <summary>From a pod to a port of another.</summary>
    internal bool Pod(string from, string to, string port) =>
        Lets(from, "Egress", rule => Fits(rule.Egress, port, to, peer => IsPod(peer, to))) && Lets(to, "Ingress", rule => Fits(rule.Ingress, port, to, peer => IsPod(peer, from)));

    /// <summary>From all pods of another namespace to a port of a pod.</summary>
    internal bool From(string space, string to, string port) => Lets(to, "Ingress", rule => Fits(rule.Ingress, port, to, peer => IsSpace(peer, space)));

    /// <summary>From a pod to an address outside.</summary>
    internal bool Outside(string from, string address, int port) => Lets(from, "Egress", rule => Fits(rule.Egress, port.ToString(CultureInfo.InvariantCulture), from, peer => IsAddress(peer, IPAddress.Parse(address))));

    private bool Lets(string pod, string direction, Func<V1NetworkPolicySpec, bool> fits)
    {
        var selecting = overlay.All<V1NetworkPolicy>().Select(static policy => policy.Spec).Where(policy => policy.PolicyTypes.Contains(direction) && overlay.Selected(policy.PodSelector.MatchLabels).Contains(pod)).ToList();
        return selecting.Count == 0 || selecting.Any(fits);
    }

    private bool Fits(IEnumerable<V1NetworkPolicyEgressRule>? rules, string port, string at, Func<V1NetworkPolicyPeer, bool> isPeer) =>
        rules?.Any(rule => rule.To.Any(isPeer) && rule.Ports.Any(open => IsPort(open, port, at))) == true;

    private bool Fits(IEnumerable<V1NetworkPolicyIngressRule>? rules, string port, string at, Func<V1NetworkPolicyPeer, bool> isPeer) =>
        rules?.Any(rule => rule.FromProperty.Any(isPeer) && rule.Ports.Any(open => IsPort(open, port, at))) == true;

    // A name is looked up at the pod that has the port.
    private bool IsPort(V1NetworkPolicyPort open, string port, string at) =>
        open.Port.Value == port || (overlay.Ports(at).TryGetValue(port, out var number) && open.Port.Value == number.ToString(CultureInfo.InvariantCulture));

    private bool IsPod(V1NetworkPolicyPeer peer, string pod) => peer is { NamespaceSelector: null, IpBlock: null } && overlay.Selected(peer.PodSelector.MatchLabels).Contains(pod);

    private static bool IsSpace(V1NetworkPolicyPeer peer, string space) => peer.NamespaceSelector?.MatchLabels is { } labels && labels["kubernetes.io/metadata.name"] == space;

    private static bool IsAddress(V1NetworkPolicyPeer peer, IPAddress address) =>
        peer.IpBlock is { } block && IPNetwork.Parse(block.Cidr).Contains(address) && block.Except?.Any(shut => IPNetwork.Parse(shut).Contains(address)) != true;
}
