using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Slack.Speaking;

/// <summary>Reads when the agency speaks in a workspace, from where that is kept.</summary>
internal delegate Task<SpeakingInForce> SpeakingOf(string workspace, CancellationToken cancellationToken);
