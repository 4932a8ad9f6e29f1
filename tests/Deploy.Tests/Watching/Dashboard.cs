using System.Text.Json;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>One of Grafana's dashboards: its panels with what they ask.</summary>
internal sealed record Dashboard(string File, string Uid, string Title, IReadOnlyList<Dashboard.Panel> Panels)
{
    internal static IReadOnlyList<Dashboard> All { get; } = [.. Directory.EnumerateFiles(Deployed.Path("deploy/grafana"), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The expressions, with what Grafana fills in filled in.</summary>
    internal IEnumerable<string> Expressions => Panels.SelectMany(static panel => panel.Expressions).Select(static asked => asked.Replace("$__rate_interval", "5m", StringComparison.Ordinal));

    private static Dashboard Read(string file)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(file));
        var root = document.RootElement;
        return new Dashboard(Path.GetFileName(file), Text(root, "uid"), Text(root, "title"), [.. root.GetProperty("panels").EnumerateArray().Where(static panel => Text(panel, "type") != "row").Select(ReadPanel)]);
    }

    private static Panel ReadPanel(JsonElement panel) =>
        new(Text(panel, "title"), Text(panel.GetProperty("datasource"), "uid"), [.. panel.GetProperty("targets").EnumerateArray().Select(static target => Text(target, "expr"))], Place(panel.GetProperty("gridPos")));

    private static (int X, int Y, int Width, int Height) Place(JsonElement place) =>
        (place.GetProperty("x").GetInt32(), place.GetProperty("y").GetInt32(), place.GetProperty("w").GetInt32(), place.GetProperty("h").GetInt32());

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    internal sealed record Panel(string Title, string Source, IReadOnlyList<string> Expressions, (int X, int Y, int Width, int Height) Place);
}
