using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;

namespace ChatAgency.Simulators.Running;

/// <summary>A question that Slack got its acknowledgement for.</summary>
public sealed record Asked(Question Question, Said Said);
