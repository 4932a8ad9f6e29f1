using ChatAgency.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace ChatAgency.Hosting.Changing;

/// <summary>The process's own configuration without what was changed while it runs, and with something else in its place.</summary>
internal static class BelowTheOverlay
{
    /// <summary>The layers from the weakest to the strongest.</summary>
    public static IReadOnlyList<IConfigurationProvider> Layers(IConfiguration configuration) =>
        [.. ((IConfigurationRoot)configuration).Providers.Where(static provider => provider is not SettingsOverlay)];

    /// <summary>As if this were laid over it.</summary>
    public static IConfiguration With(IConfiguration configuration, SettingsOverlay overlay) =>
        new ConfigurationRoot([.. Layers(configuration).Select(static provider => new AsItIs(provider)), overlay]);

    // A new root has its layers read their files again, which must not happen to those that are in use.
    private sealed class AsItIs(IConfigurationProvider layer) : IConfigurationProvider
    {
        public bool TryGet(string key, out string? value) => layer.TryGet(key, out value);

        public void Set(string key, string? value) => throw new NotSupportedException("It is only looked at.");

        public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);

        public void Load()
        {
            // It is read already.
        }

        public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) => layer.GetChildKeys(earlierKeys, parentPath);
    }
}
