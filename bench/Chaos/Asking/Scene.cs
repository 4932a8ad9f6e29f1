using ChatAgency.Chaos.Breaking;

namespace ChatAgency.Chaos.Asking;

/// <summary>One scene of the schedule: what people do in a channel of their own, and what goes wrong there.</summary>
/// <param name="Number">Its place in the schedule, from 1.</param>
/// <param name="Kind">What people do.</param>
/// <param name="Tags">The tags of its questions.</param>
/// <param name="Slack">What Slack does wrong; null for nothing.</param>
/// <param name="Model">What the model does wrong; null for nothing.</param>
/// <param name="Death">When the process dies that works on it; null for never.</param>
/// <param name="Pace">How slowly the model answers: 1 is a few hundred milliseconds.</param>
public sealed record Scene(
    int Number, SceneKind Kind, IReadOnlyList<string> Tags, SlackTrouble? Slack, ModelTrouble? Model, Death? Death, double Pace);
