using System.Text;
using System.Text.Json;

namespace ChatAgency.Slack.Rendering;

/// <summary>Writes a table block.</summary>
internal static class TableJson
{
    /// <summary>What stands in a cell with nothing in it: Slack takes no empty ones.</summary>
    private const string Nothing = "–";

    public static void Write(Utf8JsonWriter json, TableGrid grid)
    {
        json.WriteStartObject();
        json.WriteString("type", NativeBlocks.Table);
        json.WriteStartArray("rows");
        foreach (var row in grid.Rows)
        {
            json.WriteStartArray();
            foreach (var cell in row) Cell(json, cell);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("column_settings");
        foreach (var align in grid.Aligned.Take(grid.Rows.Max(static row => row.Count)))
        {
            json.WriteStartObject();
            json.WriteString("align", align);
            json.WriteBoolean("is_wrapped", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Cell(Utf8JsonWriter json, IReadOnlyList<Run> runs)
    {
        json.WriteStartObject();
        if (runs.All(static run => run is { Style: RunStyle.None, Url: null })) Raw(json, string.Concat(runs.Select(static run => run.Text)));
        else Rich(json, runs);
        json.WriteEndObject();
    }

    private static void Raw(Utf8JsonWriter json, string text)
    {
        json.WriteString("type", "raw_text");
        json.WriteString("text", string.IsNullOrWhiteSpace(text) ? Nothing : Harmless(text));
    }

    private static void Rich(Utf8JsonWriter json, IReadOnlyList<Run> runs)
    {
        json.WriteString("type", "rich_text");
        json.WriteStartArray("elements");
        json.WriteStartObject();
        json.WriteString("type", "rich_text_section");
        json.WriteStartArray("elements");
        foreach (var run in LineText.Merged(runs)) Element(json, run);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Element(Utf8JsonWriter json, Run run)
    {
        json.WriteStartObject();
        json.WriteString("type", run.Url is null ? "text" : "link");
        if (run.Url is not null) json.WriteString("url", run.Url);
        json.WriteString("text", Harmless(run.Text));
        if (run.Style != RunStyle.None) Style(json, run.Style);
        json.WriteEndObject();
    }

    private static void Style(Utf8JsonWriter json, RunStyle style)
    {
        json.WriteStartObject("style");
        foreach (var (flag, name) in new[] { (RunStyle.Bold, "bold"), (RunStyle.Italic, "italic"), (RunStyle.Strike, "strike"), (RunStyle.Code, "code") })
        {
            if (style.HasFlag(flag)) json.WriteBoolean(name, true);
        }

        json.WriteEndObject();
    }

    // These texts are shown as they are. What reads like a call to somebody is parted all the same: nothing rests on that.
    private static string Harmless(string text)
    {
        var to = new StringBuilder(text.Length + 8);
        Mrkdwn.AppendUnparsed(to, text);
        return to.ToString();
    }
}
