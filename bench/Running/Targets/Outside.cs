using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;

namespace ChatAgency.Running.Targets;

/// <summary>The world that the processes under test speak to.</summary>
/// <param name="Slack">Slack.</param>
/// <param name="Model">The model.</param>
/// <param name="Folder">Where the processes may keep files.</param>
public sealed record Outside(SlackSimulator Slack, ScriptedModel Model, string Folder)
{
    /// <summary>A key that no log and no answer may ever show.</summary>
    public const string ModelKey = "sk-chaos-canary-4f1d";

    /// <summary>What every process of the agency is told of it.</summary>
    public Dictionary<string, string> Settings(string name) => new()
    {
        ["SLACK_BOT_TOKEN"] = Slack.Workspace.BotToken,
        ["SLACK_SIGNING_SECRET"] = Slack.SigningSecret,
        ["SLACK_API_BASE_URL"] = Slack.ApiBaseUrlVia(name).ToString(),
        ["OPENAI_BASE_URL"] = Model.OpenAiBaseUrlVia(name).ToString(),
        ["OPENAI_MODEL"] = "gpt-4o-mini",
        ["OPENAI_API_KEY"] = ModelKey,
    };
}
