using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Options as they are now: whoever reads <see cref="Value"/> when it needs them takes part in changes while the agency runs.</summary>
internal sealed class LiveOptions<TOptions>(IOptionsMonitor<TOptions> monitor) : IOptions<TOptions> where TOptions : class
{
    public TOptions Value => monitor.CurrentValue;
}
