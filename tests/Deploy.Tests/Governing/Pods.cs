using ChatAgency.Hosting;

namespace ChatAgency.Deploy.Tests.Governing;

/// <summary>The names that the manifests have for the hosts.</summary>
internal static class Pods
{
    internal const string Gateway = "chatagency-gateway";
    internal const string Silo = "chatagency-silo";
    internal const string Schema = "chatagency-schema";

    /// <summary>Secrets that are good only beside an address, which an operator sets with them.</summary>
    private static readonly string[] WithAnAddress = ["ALERTS_ROUTING_KEY", "OPENID_CLIENT_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"];

    internal static AgencyHostKind Kind(string pod) => pod == Gateway ? AgencyHostKind.Gateway : AgencyHostKind.Silo;

    /// <summary>An environment of the manifests with something in the place of what a cluster would fill in.</summary>
    internal static Dictionary<string, string> Filled(IReadOnlyDictionary<string, string> environment) => environment.Where(static setting => !WithAnAddress.Contains(setting.Key)).ToDictionary(
        static setting => setting.Key,
        static setting => setting.Value switch
        {
            "status.podIP" => "10.1.2.3",
            "secret chatagency/ADMIN_TOKENS" => "ann:viewer:a-token",
            var secret when !secret.StartsWith("secret ", StringComparison.Ordinal) => secret,
            // Thirty-two bytes, which every secret may be.
            _ => Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()),
        },
        StringComparer.Ordinal);
}
