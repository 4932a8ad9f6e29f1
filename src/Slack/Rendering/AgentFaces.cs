using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Rendering;

/// <summary>
/// The agents' own names and icons. Where a workspace has not given the scope for them, which this process learns from its
/// refusal, posts are the agency's own.
/// </summary>
internal sealed class AgentFaces(IOptions<SlackOptions> options)
{
    private const string Needed = "missing_scope";

    private readonly Refusing refusing = new();

    /// <summary>True where posts are to be shown as agents.</summary>
    public bool AreShown => options.Value.AgentNames;

    /// <summary>The emoji of an agent, with its colons; null for none.</summary>
    public string? IconOf(string? agent) => agent is not null && options.Value.Icons.TryGetValue(agent, out var icon) ? $":{icon.Trim(':')}:" : null;

    /// <summary>The post as this workspace takes it.</summary>
    public PartBody Fit(string workspace, PartBody body) => body.Speaker is not null && (!AreShown || !refusing.Allows(workspace)) ? body with { Speaker = null } : body;

    /// <summary>What a refusal comes to: where it may be about the name, the post may come again at once.</summary>
    public Refusal Read(string workspace, PartBody sent, Refusal refusal) =>
        refusal.Reason == Needed && sent.Speaker is not null ? refusing.Plainer(workspace, refusal) : refusal;
}
