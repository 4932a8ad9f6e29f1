using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Fills an options class from its section: of the process's configuration, or of one that is only looked at.</summary>
internal sealed class SectionBinding<TOptions>(IConfiguration configuration, string section) : IConfigureOptions<TOptions> where TOptions : class
{
    public void Configure(TOptions options) => Bind(configuration, options);

    public void Bind(IConfiguration from, TOptions options) => SettingsBinding.Bind(from.GetSection(section), options);
}
