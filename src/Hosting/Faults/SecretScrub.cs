using ChatAgency.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace ChatAgency.Hosting.Faults;

/// <summary>The last net before anything is printed: takes out the value of every secret setting.</summary>
internal sealed class SecretScrub(IConfiguration configuration, IEnumerable<OptionsEntry> entries)
{
    private const int ShortestThatCanBeFound = 4;

    internal string Clean(string text) =>
        Values().Where(value => value.Length >= ShortestThatCanBeFound)
            .OrderByDescending(value => value.Length)
            .Aggregate(text, (cleaned, value) => cleaned.Replace(value, "***", StringComparison.Ordinal));

    private IEnumerable<string> Values() =>
        PlainNames.All.Where(name => name.Secret).Select(name => name.Key).Concat(MarkedKeys())
            .Select(key => configuration[key]).OfType<string>()
            .Concat(configuration.GetSection("ConnectionStrings").GetChildren().Select(child => child.Value).OfType<string>());

    private IEnumerable<string> MarkedKeys() =>
        from entry in entries
        from property in entry.Type.GetProperties()
        where SecretSettings.Is(property)
        select $"{entry.Section}:{property.Name}";
}
