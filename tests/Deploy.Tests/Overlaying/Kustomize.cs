using System.Collections.Concurrent;

namespace ChatAgency.Deploy.Tests.Overlaying;

/// <summary>kubectl's kustomize.</summary>
internal static class Kustomize
{
    private const string Advice = "install kubectl 1.27 or later, such as Debian 13's package kubernetes-client.";
    private static readonly ConcurrentDictionary<string, Task<string>> s_built = new(StringComparer.Ordinal);

    /// <summary>What a folder of <c>deploy/k8s</c> builds to; built once.</summary>
    internal static Task<string> BuildAsync(string folder) => s_built.GetOrAdd(folder, static folder => RunAsync("kubectl", folder));

    /// <summary>The same by this program.</summary>
    internal static async Task<string> RunAsync(string kubectl, string folder)
    {
        var ran = await Ran.OfAsync(kubectl, ["kustomize", Deployed.Path($"deploy/k8s/{folder}")], Advice);
        return ran.Code == 0 ? ran.Output : throw new InvalidOperationException($"kubectl kustomize deploy/k8s/{folder} ended with {ran.Code} ({Advice}):\n{ran.Errors}");
    }
}
