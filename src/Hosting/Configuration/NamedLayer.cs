using Microsoft.Extensions.Configuration;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Settings that are read once, and where they came from in an operator's words.</summary>
internal sealed class NamedLayer(string name, IDictionary<string, string?> settings) : ConfigurationProvider, IConfigurationSource
{
    /// <summary>Such as <c>environment</c>.</summary>
    public string Name => name;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load() => Data = settings;
}
