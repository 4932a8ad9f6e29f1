using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatAgency.Slack.Rendering;

/// <summary>Writes a post's blocks. No text object in them parses anything on its own.</summary>
internal static class BlocksJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IReadOnlyList<TextBlock> blocks, PartFrame frame)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartArray();
            if (frame.Head is not null) Section(json, frame.Head);
            foreach (var block in blocks) Block(json, block);
            if (frame.Work.Count > 0) PlanJson.Write(json, frame.Work);
            if (frame.Foot is not null) Context(json, frame.Foot);
            if (frame.Buttons.Count > 0 || frame.Menu is not null) Actions(json, frame);
            if (frame.Feedback is { } feedback) Feedback(json, feedback.Up, feedback.Down);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Block(Utf8JsonWriter json, TextBlock block)
    {
        switch (block)
        {
            case TextBlock.Section section: Section(json, section.Mrkdwn); break;
            case TextBlock.Code code: Markdown(json, code.Markdown); break;
            case TextBlock.Table table: TableJson.Write(json, table.Grid); break;
        }
    }

    private static void Markdown(Utf8JsonWriter json, string markdown)
    {
        json.WriteStartObject();
        json.WriteString("type", NativeBlocks.Markdown);
        json.WriteString("text", markdown);
        json.WriteEndObject();
    }

    private static void Section(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "section");
        json.WriteBoolean("expand", true);
        json.WritePropertyName("text");
        Text(json, text);
        json.WriteEndObject();
    }

    private static void Context(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "context");
        json.WriteStartArray("elements");
        Text(json, text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Actions(Utf8JsonWriter json, PartFrame frame)
    {
        json.WriteStartObject();
        json.WriteString("type", "actions");
        json.WriteStartArray("elements");
        foreach (var button in frame.Buttons)
        {
            json.WriteStartObject();
            json.WriteString("type", "button");
            json.WriteString("action_id", button.Action);
            Label(json, "text", button.Label);
            json.WriteString("value", button.Value);
            json.WriteEndObject();
        }

        if (frame.Menu is { } menu) Menu(json, "static_select", menu);
        if (frame.More is { } more) Menu(json, "overflow", more);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Menu(Utf8JsonWriter json, string type, PartMenu menu)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("action_id", menu.Action);
        if (menu.Label.Length > 0) Label(json, "placeholder", menu.Label);
        json.WriteStartArray("options");
        foreach (var (label, value) in menu.Options)
        {
            json.WriteStartObject();
            Label(json, "text", label);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Feedback(Utf8JsonWriter json, string up, string down)
    {
        json.WriteStartObject();
        json.WriteString("type", NativeBlocks.Buttons);
        json.WriteStartArray("elements");
        json.WriteStartObject();
        json.WriteString("type", "feedback_buttons");
        json.WriteString("action_id", SlackNames.FeedbackAction);
        Side(json, "positive_button", "Good answer", up);
        Side(json, "negative_button", "Bad answer", down);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Side(Utf8JsonWriter json, string name, string label, string value)
    {
        json.WriteStartObject(name);
        Label(json, "text", label);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static void Label(Utf8JsonWriter json, string name, string label)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "plain_text");
        json.WriteString("text", label);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "mrkdwn");
        json.WriteString("text", text);
        json.WriteBoolean("verbatim", true);
        json.WriteEndObject();
    }
}
