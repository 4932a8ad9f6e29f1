using System.ComponentModel;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;

namespace ChatAgency.SamplePlugin;

/// <summary>The plugin of docs/tools.md.</summary>
public sealed class WeatherPlugin : IAgencyPlugin
{
    public IReadOnlyList<AgencyTool> Tools(IReadOnlyDictionary<string, string> settings)
    {
        var station = settings.GetValueOrDefault("Station", "nowhere");
        return
        [
            new AgencyTool(AIFunctionFactory.Create(Weather, "weather"), ToolReach.Reads) { Title = "Looking out of the window" },
        ];

        [Description("The weather at a place.")]
        string Weather([Description("A town.")] string town) => $"It rains in {town}, says {station}.";
    }
}
