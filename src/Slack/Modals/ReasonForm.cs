using System.Text.Json.Nodes;
using ChatAgency.Core.Rating;
using ChatAgency.Slack.Inbound;

namespace ChatAgency.Slack.Modals;

/// <summary>The short form that asks why an answer was not good.</summary>
internal static class ReasonForm
{
    public static JsonObject Of(ReasonNote note) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = SlackNames.ReasonForm,
        ["private_metadata"] = note.Write(),
        ["title"] = FormText.Plain("What went wrong?"),
        ["submit"] = FormText.Plain("Send"),
        ["close"] = FormText.Plain("Skip"),
        ["blocks"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "input",
                ["block_id"] = SlackNames.ReasonForm,
                ["label"] = FormText.Plain("Why was this answer not good?"),
                ["hint"] = FormText.Plain("It is kept with this conversation, and goes when that is erased."),
                ["element"] = new JsonObject { ["type"] = "plain_text_input", ["action_id"] = SlackNames.ReasonForm, ["multiline"] = true, ["max_length"] = Feedback.MostReason },
            }),
    };
}
