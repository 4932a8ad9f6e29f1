using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Rendering;

/// <summary>
/// Posts as each workspace takes them: with all that Slack has for an answer at first, and with plainer things in the place of
/// what a workspace refuses.
/// </summary>
internal sealed class ThreadBlocks(NativeBlocks native, AgentFaces faces)
{
    /// <summary>True where posts are shown as the agents that answer.</summary>
    public bool ShowSpeakers => faces.AreShown;

    /// <summary>The parts that show a text. Pure.</summary>
    public IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness) => SlackLayout.LayOut(text, tightness, faces.IconOf(text.Agent));

    /// <summary>The post as this workspace takes it.</summary>
    public PartBody Fit(string workspace, PartBody body) => faces.Fit(workspace, native.Fit(workspace, body));

    /// <summary>What a refusal comes to: where it may be about something that has a plainer form, the post may come again at once.</summary>
    public Refusal Read(string workspace, PartBody sent, Refusal refusal) =>
        faces.Read(workspace, sent, native.Read(workspace, sent, refusal));
}
